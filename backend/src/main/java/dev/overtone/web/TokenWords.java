package dev.overtone.web;

import dev.overtone.accounts.ApiToken;
import java.time.Instant;
import java.util.stream.Collectors;

/** What pages say of tokens. */
final class TokenWords {

    private TokenWords() {}

    /** In words, and as a class. */
    static String standing(ApiToken token, Instant now) {
        if (token.revokedAt() != null) {
            return "revoked";
        }
        return token.isGood(now) ? "good" : "expired";
    }

    static String reach(ApiToken token) {
        if (token.projects().isEmpty()) {
            return "wherever you are";
        }
        return token.projects().stream().map(ApiToken.TokenProject::name).collect(Collectors.joining(", "));
    }
}
