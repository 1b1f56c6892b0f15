package dev.overtone.web;

import dev.overtone.accounts.Access;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** The pages' chain: a login form in team mode, none on this machine alone. Headers are the {@link NonceFilter}'s. */
@Configuration
class WebSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(HttpSecurity http, Access access) {
        // The token lives in a cookie, so that a page that was open while the server restarted can still post.
        http.csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()));
        if (access.team()) {
            http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                    "/login",
                                    "/error",
                                    "/css/**",
                                    "/js/**",
                                    "/img/**",
                                    "/webjars/**",
                                    "/favicon.svg",
                                    "/actuator/health/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .formLogin(form -> form.loginPage("/login").permitAll())
                    .logout(logout -> logout.logoutSuccessUrl("/login?logout"));
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        }
        return http.build();
    }
}
