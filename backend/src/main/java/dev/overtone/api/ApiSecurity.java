package dev.overtone.api;

import dev.overtone.accounts.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The API's own chain. In team mode it takes HTTP Basic, or the session of somebody who logged in on a page: then, as
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
    SecurityFilterChain apiChain(HttpSecurity http, Access access) {
        http.securityMatcher("/api/**").sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        if (access.team()) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(basic -> basic.authenticationEntryPoint((_, response, _) -> {
                        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Overtone\"");
                        write(response, HttpStatus.UNAUTHORIZED, "login-required", "Log in with HTTP Basic.");
                    }))
                    .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                            .ignoringRequestMatchers(ApiSecurity::bringsItsOwnLogin));
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable());
        }
        http.exceptionHandling(errors -> errors.accessDeniedHandler(
                (_, response, _) -> write(response, HttpStatus.FORBIDDEN, "forbidden", "This is not allowed.")));
        return http.build();
    }

    /** Or none at all, which is refused for that. */
    private static boolean bringsItsOwnLogin(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getSession(false) == null;
    }

    private void write(HttpServletResponse response, HttpStatus status, String type, String detail) throws IOException {
        problems.write(response, Problems.detail(status, type, status.getReasonPhrase(), detail));
    }
}
