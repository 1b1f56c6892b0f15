package dev.overtone.web;

import dev.overtone.accounts.AccountRules;
import dev.overtone.accounts.Person;
import dev.overtone.accounts.ServiceToken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who works here, and what services log in with.
 *
 * @param self who looks
 * @param link a new one, shown this once
 * @param told why something was not done
 * @param name and {@code email} as somebody wrote them into the form
 */
record PeoplePage(
        List<Person> people,
        List<ServiceToken> services,
        UUID self,
        Instant now,
        @Nullable Link link,
        @Nullable String told,
        @Nullable String name,
        @Nullable String email,
        List<Problem> problems) {

    /** By which somebody chooses a password. */
    record Link(String name, String address, Instant until) {}

    static PeoplePage of(List<Person> people, List<ServiceToken> services, UUID self, Instant now) {
        return new PeoplePage(people, services, self, now, null, null, null, null, List.of());
    }

    PeoplePage with(Link shown) {
        return new PeoplePage(people, services, self, now, shown, null, null, null, List.of());
    }

    PeoplePage told(@Nullable String sentence) {
        return new PeoplePage(people, services, self, now, null, sentence, null, null, List.of());
    }

    PeoplePage refused(@Nullable String wroteName, @Nullable String wroteEmail, List<Problem> wrong) {
        return new PeoplePage(people, services, self, now, null, null, wroteName, wroteEmail, wrong);
    }

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    public int longestName() {
        return AccountRules.LONGEST_NAME;
    }

    /** In words, and as a class. */
    public String standing(Person person) {
        if (person.disabledAt() != null) {
            return "disabled";
        }
        return person.canLogIn() ? "active" : "invited";
    }

    /** In words, and as a class. */
    public String standing(ServiceToken service) {
        return TokenWords.standing(service.token(), now);
    }

    public String reach(ServiceToken service) {
        return TokenWords.reach(service.token());
    }
}
