package dev.overtone.accounts;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody tries passwords. */
public final class TooManyTries extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyTries(Duration wait) {
        super("Too many tries.");
        this.wait = wait;
    }

    /** Whole seconds, one at least. */
    public long waitSeconds() {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }
}
