package dev.overtone.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody chooses a first password.
 *
 * @param address where the form goes; empty if the link is good no more
 * @param token what opened it, unless that is in the address
 * @param name of the person
 * @param choosesName whether the name, too, is chosen
 */
record PasswordPage(
        String address, @Nullable String token, @Nullable String name, boolean choosesName, List<Problem> problems) {

    static final PasswordPage CLOSED = new PasswordPage("", null, null, false, List.of());

    public boolean isClosed() {
        return address.isEmpty();
    }

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}
