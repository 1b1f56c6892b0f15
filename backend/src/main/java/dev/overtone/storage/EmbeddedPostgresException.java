package dev.overtone.storage;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot be unpacked, created, started or reached. */
public final class EmbeddedPostgresException extends StorageException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message, String action, @Nullable Throwable cause) {
        super(message, action, cause);
    }
}
