package dev.overtone.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something about the home folder or its database that only a person can put right: what is wrong, and what to do. */
public abstract sealed class StorageException extends RuntimeException
        permits OvertoneHomeException, EmbeddedPostgresException {

    private static final long serialVersionUID = 1L;

    private final String action;

    StorageException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What the reader of the message can do about it. */
    public String action() {
        return action;
    }

    /** Why a file operation failed, in words: a file system exception's own message is often no more than a path. */
    static String reason(IOException e) {
        if (e instanceof FileSystemException failure) {
            var reason = e instanceof AccessDeniedException ? "access denied" : failure.getReason();
            return failure.getFile() + ": "
                    + Objects.requireNonNullElse(reason, e.getClass().getSimpleName());
        }
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
