package dev.overtone.network;

/** The PyTorch libraries of this process do not fit together or do not load; the message is one plain sentence. */
public final class UnusableNativeLibraries extends RuntimeException {

    UnusableNativeLibraries(String message) {
        super(message);
    }

    UnusableNativeLibraries(String message, Throwable cause) {
        super(message, cause);
    }
}
