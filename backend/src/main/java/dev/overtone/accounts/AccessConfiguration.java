package dev.overtone.accounts;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

@Configuration
@ConditionalOnWebApplication
@EnableConfigurationProperties({Access.class, OidcSettings.class})
class AccessConfiguration {

    /** Made with the web server itself: a refused configuration touches no database first. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> accessCheckedFirst(
            Access access, OidcSettings oidc, ServerProperties server) {
        requireLoginWhereOthersReach(access, server.getAddress());
        oidc.check(access.team());
        return _ -> {};
    }

    private static void requireLoginWhereOthersReach(Access access, @Nullable InetAddress address) {
        boolean reachable = address == null || !address.isLoopbackAddress();
        if (reachable && !access.team()) {
            throw new AccessRefused(
                    "Others could reach this server without a login: it would listen on "
                            + (address == null ? "every address" : address.getHostAddress()) + ".",
                    "Remove SERVER_ADDRESS to listen on this machine only, or set OVERTONE_TEAM=true to"
                            + " require a login.");
        }
        Access.Admin admin = access.admin();
        if (access.team()
                && admin != null
                && (admin.user().isBlank() || admin.password().length() < AccountRules.SHORTEST_PASSWORD)) {
            throw new AccessRefused(
                    "One of OVERTONE_ADMIN_USER and OVERTONE_ADMIN_PASSWORD is missing or too short.",
                    "Set OVERTONE_ADMIN_USER, and OVERTONE_ADMIN_PASSWORD with at least "
                            + AccountRules.SHORTEST_PASSWORD
                            + " characters; or set neither, and the server prints a link at its start by which the first"
                            + " admin chooses a password.");
        }
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Nobody: without a login there is no account that could have a default password. */
    @Bean
    @ConditionalOnProperty(name = "overtone.team", havingValue = "false", matchIfMissing = true)
    UserDetailsService users() {
        return new InMemoryUserDetailsManager();
    }

    @Bean
    FilterRegistrationBean<LoopbackGuard> loopbackGuard(Access access) {
        var registration = new FilterRegistrationBean<>(new LoopbackGuard());
        registration.setEnabled(!access.team());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CrossSiteGuard> crossSiteGuard() {
        var registration = new FilterRegistrationBean<>(new CrossSiteGuard());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
        return registration;
    }
}
