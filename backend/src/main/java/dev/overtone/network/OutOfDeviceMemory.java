package dev.overtone.network;

/** The device could not give the memory that a network, its input or one of its layers asked for. */
public final class OutOfDeviceMemory extends RuntimeException {

    OutOfDeviceMemory(String message) {
        super(message);
    }

    OutOfDeviceMemory(String message, Throwable cause) {
        super(message, cause);
    }
}
