package dev.overtone.accounts;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;

/** How the chains of pages and programs know somebody again. */
@Component
@TeamOnly
public class TeamLogin {

    private final PersonRows people;
    private final Tokens tokens;

    TeamLogin(PersonRows people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    /** By a session that a page's login began. */
    public void recognise(HttpSecurity http) {
        http.securityContext(context -> context.securityContextRepository(new DelegatingSecurityContextRepository(
                new RequestAttributeSecurityContextRepository(), new LoginSessions(people))));
    }

    /** By a token that comes with the request. */
    public void takeTokens(HttpSecurity http, AuthenticationEntryPoint refusal) {
        http.addFilterBefore(new BearerTokens(tokens, refusal), BasicAuthenticationFilter.class);
    }
}
