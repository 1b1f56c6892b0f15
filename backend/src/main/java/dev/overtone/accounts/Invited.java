package dev.overtone.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * A link to choose a password by.
 *
 * @param secret told once; only its hash is kept
 */
public record Invited(UUID person, String secret, Instant until) {

    @Override
    public String toString() {
        return "Invited[" + person + "]";
    }
}
