package dev.overtone.accounts;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Login by the team's own provider, where there is one. Knows none of the classes that speak to it. */
public interface OidcLogin {

    /** What people call the provider. */
    String label();

    /** Where a login begins. */
    String address();

    /** @param loginPage is told by {@code refused} whom the provider did not let in, one of {@link OidcRefusal} */
    void offer(HttpSecurity http, String loginPage);
}
