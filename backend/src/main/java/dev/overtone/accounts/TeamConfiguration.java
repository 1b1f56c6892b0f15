package dev.overtone.accounts;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.Session;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** What there is only where people log in. Sessions lie in the database, so that a restart logs nobody out. */
@Configuration
@TeamOnly
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = TeamConfiguration.FORGOTTEN_AFTER)
class TeamConfiguration {

    /** Two weeks without a request. */
    static final int FORGOTTEN_AFTER = 14 * 24 * 60 * 60;

    /** A name that nobody has takes as long as a wrong password, and so does one without a password. */
    @Bean
    AuthenticationProvider passwordLogin(PersonRows people, PasswordEncoder encoder, Audit audit, Clock clock) {
        var passwords = new DaoAuthenticationProvider(name -> people.memberNamed(name)
                .filter(member -> member.password() != null)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name)));
        passwords.setPasswordEncoder(encoder);
        return new PasswordLogin(passwords, new LoginThrottle(clock), audit);
    }

    /** Errors, too, are told to somebody. */
    @Bean
    <S extends Session> FilterRegistrationBean<SessionRepositoryFilter<S>> sessions(SessionRepositoryFilter<S> filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }
}
