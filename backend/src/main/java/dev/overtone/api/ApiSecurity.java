package dev.overtone.api;

import dev.overtone.accounts.Access;
import dev.overtone.accounts.FormTokens;
import dev.overtone.accounts.TeamLogin;
import dev.overtone.accounts.TooManyTries;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The API's own chain. In team mode it takes a token, HTTP Basic, or the session of somebody who logged in on a page: then, as
 * that comes along by itself, unsafe methods need the page's CSRF token too.
 */
@Configuration
class ApiSecurity {

    private final ProblemWriter problems;

    ApiSecurity(ProblemWriter problems) {
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, Access access, ObjectProvider<TeamLogin> team) {
        http.securityMatcher("/api/**")
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable());
        if (access.team()) {
            team.getObject().recognise(http);
            team.getObject().takeTokens(http, this::refuse);
            // What is answered later was asked for by somebody who might.
            http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .httpBasic(basic -> basic.authenticationEntryPoint(this::refuse))
                    .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                            .csrfTokenRequestHandler(new FormTokens())
                            .ignoringRequestMatchers(ApiSecurity::bringsItsOwnLogin));
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable());
        }
        http.exceptionHandling(errors -> errors.accessDeniedHandler(
                (_, response, _) -> write(response, HttpStatus.FORBIDDEN, "forbidden", "This is not allowed.")));
        return http.build();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyTries tries) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tries.waitSeconds()));
            write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-tries",
                    "Too many wrong passwords; try again in " + tries.waitSeconds() + " seconds.");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Overtone\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Overtone\"");
            write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "login-required",
                    "Log in with a token (Authorization: Bearer) or with HTTP Basic.");
        }
    }

    /** Or none at all, which is refused for that. */
    private static boolean bringsItsOwnLogin(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getSession(false) == null;
    }

    private void write(HttpServletResponse response, HttpStatus status, String type, String detail) throws IOException {
        problems.write(response, Problems.detail(status, type, status.getReasonPhrase(), detail));
    }
}
