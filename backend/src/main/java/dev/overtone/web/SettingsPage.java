package dev.overtone.web;

import dev.overtone.accounts.AccountRules;
import dev.overtone.accounts.ApiToken;
import dev.overtone.accounts.IssuedToken;
import dev.overtone.accounts.NewToken;
import dev.overtone.accounts.Person;
import dev.overtone.accounts.TokenScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own things.
 *
 * @param provider what people call the team's login provider, or null without one
 * @param projects where a token may be good for
 * @param issued a new one, shown this once
 */
record SettingsPage(
        Person person,
        @Nullable String provider,
        List<ApiToken> tokens,
        List<ApiToken.TokenProject> projects,
        @Nullable IssuedToken issued,
        Instant now,
        List<Problem> problems) {

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    public TokenScope[] scopes() {
        return TokenScope.values();
    }

    public String words(TokenScope scope) {
        return switch (scope) {
            case READ -> "Read: looks and computes, changes nothing";
            case WRITE -> "Write: measures and changes things too";
            case ADMIN -> "Admin: everything that you may";
        };
    }

    /** In words, and as a class. */
    public String standing(ApiToken token) {
        return TokenWords.standing(token, now);
    }

    public String reach(ApiToken token) {
        return TokenWords.reach(token);
    }

    public int shortestPassword() {
        return AccountRules.SHORTEST_PASSWORD;
    }

    public int usualDays() {
        return NewToken.USUAL_DAYS;
    }

    public int mostDays() {
        return NewToken.MOST_DAYS;
    }
}
