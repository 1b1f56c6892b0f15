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

    /** As every system says it. */
    static final String DISK_FULL = "No space left on device";

    static final String MORE_SPACE =
            "Free some space (PostgreSQL and a new database take about 150 MB), or name a folder on another disk with"
                    + " OVERTONE_HOME.";

    private final String action;

    StorageException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What the reader of the message can do about it. */
    public String action() {
        return action;
    }

    /** What to do about a failed file operation: where the disk is full, nothing else helps. */
    static String remedy(IOException e, String otherwise) {
        return reason(e).contains(DISK_FULL) ? MORE_SPACE : otherwise;
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
