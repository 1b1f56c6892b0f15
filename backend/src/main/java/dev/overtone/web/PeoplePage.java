package dev.overtone.web;

import dev.overtone.accounts.AccountRules;
import dev.overtone.accounts.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who works here.
 *
 * @param self who looks
 * @param link a new one, shown this once
 * @param told why something was not done
 * @param name and {@code email} as somebody wrote them into the form
 */
record PeoplePage(
        List<Person> people,
        UUID self,
        @Nullable Link link,
        @Nullable String told,
        @Nullable String name,
        @Nullable String email,
        List<Problem> problems) {

    /** By which somebody chooses a password. */
    record Link(String name, String address, Instant until) {}

    static PeoplePage of(List<Person> people, UUID self) {
        return new PeoplePage(people, self, null, null, null, null, List.of());
    }

    PeoplePage with(Link shown) {
        return new PeoplePage(people, self, shown, null, null, null, List.of());
    }

    PeoplePage told(@Nullable String sentence) {
        return new PeoplePage(people, self, null, sentence, null, null, List.of());
    }

    PeoplePage refused(@Nullable String wroteName, @Nullable String wroteEmail, List<Problem> wrong) {
        return new PeoplePage(people, self, null, null, wroteName, wroteEmail, wrong);
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
}
