package dev.overtone.storage;

import org.jspecify.annotations.Nullable;

/** The home folder cannot be used. */
public final class OvertoneHomeException extends StorageException {

    private static final long serialVersionUID = 1L;

    OvertoneHomeException(String message, String action, @Nullable Throwable cause) {
        super(message, action, cause);
    }
}
