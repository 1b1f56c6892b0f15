package dev.overtone.web;

import dev.overtone.accounts.Access;
import dev.overtone.accounts.FormTokens;
import dev.overtone.accounts.OidcLogin;
import dev.overtone.accounts.TeamLogin;
import dev.overtone.accounts.TooManyTries;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** The pages' chain: a login form in team mode, none on this machine alone. Headers are the {@link NonceFilter}'s. */
@Configuration
class WebSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(
            HttpSecurity http, Access access, ObjectProvider<TeamLogin> team, ObjectProvider<OidcLogin> provider) {
        // The token lives in a cookie, so that a page that was open while the server restarted can still post.
        http.csrf(csrf ->
                csrf.csrfTokenRepository(new CookieCsrfTokenRepository()).csrfTokenRequestHandler(new FormTokens()));
        if (access.team()) {
            team.getObject().recognise(http);
            // What is answered later was asked for by somebody who might.
            http.requestCache(cache -> cache.requestCache(new PagesToReturnTo()))
                    .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                            .permitAll()
                            .requestMatchers(
                                    "/login",
                                    "/setup",
                                    "/invitations/*",
                                    "/error",
                                    "/css/**",
                                    "/js/**",
                                    "/img/**",
                                    "/webjars/**",
                                    "/actuator/health/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .formLogin(form -> form.loginPage("/login")
                            .failureHandler((_, response, reason) -> response.sendRedirect(refused(reason)))
                            .permitAll())
                    .logout(logout -> logout.logoutSuccessUrl("/login?logout"));
            provider.ifAvailable(login -> login.offer(http, "/login"));
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        }
        return http.build();
    }

    private static String refused(AuthenticationException reason) {
        return reason instanceof TooManyTries tries ? "/login?wait=" + tries.waitSeconds() : "/login?error";
    }
}
