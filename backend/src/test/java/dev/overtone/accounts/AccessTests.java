package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Under which settings the server may start. */
class AccessTests {

    private static final String ADMIN = "overtone.admin.user=ada,overtone.admin.password=correct horse";

    private static final String PROVIDER = "overtone.oidc.client-id=overtone,overtone.oidc.client-secret=secret";

    private final WebApplicationContextRunner application =
            new WebApplicationContextRunner().withUserConfiguration(Settings.class, AccessConfiguration.class);

    @Configuration
    @EnableConfigurationProperties(ServerProperties.class)
    static class Settings {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.address=127.0.0.1",
                "server.address=::1",
                "server.address=127.0.0.1,overtone.team=true," + ADMIN,
                "server.address=0.0.0.0,overtone.team=true," + ADMIN,
                "overtone.team=true," + ADMIN,
                "server.address=0.0.0.0,overtone.team=true",
                "overtone.team=true," + PROVIDER + ",overtone.oidc.issuer=https://id.example.org/",
                "overtone.team=true," + PROVIDER + ",overtone.oidc.issuer=http://localhost:8081/realms/team",
                "server.address=127.0.0.1,overtone.oidc.issuer="
            })
    void startsWhereNobodyUnknownCanReachIt(String settings) {
        application.withPropertyValues(settings.split(",")).run(context -> {
            assertThat(context).hasNotFailed();
            boolean team = context.getBean(Access.class).team();
            assertThat(context).hasBean("crossSiteGuard");
            assertThat(context.getBean("loopbackGuard", FilterRegistrationBean.class)
                            .isEnabled())
                    .isEqualTo(!team);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.address=0.0.0.0                                                  | OVERTONE_TEAM=true",
                "server.address=::                                                       | OVERTONE_TEAM=true",
                "server.address=192.0.2.1                                                | OVERTONE_TEAM=true",
                "overtone.team=false                                                     | OVERTONE_TEAM=true",
                "overtone.team=true,overtone.admin.user=ada                              | OVERTONE_ADMIN_PASSWORD",
                "overtone.team=true,overtone.admin.user=ada,overtone.admin.password=12345678901 | OVERTONE_ADMIN_PASSWORD",
                "overtone.team=true,overtone.admin.password=correct horse                | OVERTONE_ADMIN_USER",
                "server.address=127.0.0.1,overtone.oidc.issuer=https://id.example.org," + PROVIDER
                        + " | OVERTONE_TEAM=true",
                "overtone.team=true,overtone.oidc.issuer=https://id.example.org           | OVERTONE_OIDC_ISSUER",
                "overtone.team=true,overtone.oidc.issuer=http://id.example.invalid," + PROVIDER + " | https",
                "overtone.team=true,overtone.oidc.issuer=id.example.org," + PROVIDER + "   | https",
                "overtone.team=true,overtone.oidc.issuer=https://id.example.org,overtone.oidc.admit=@example.org,"
                        + PROVIDER + " | example.org"
            })
    void refusesToStartOtherwiseAndSaysWhatToDo(String settings, String action) {
        application.withPropertyValues(settings.strip().split(",")).run(context -> {
            var failure = Objects.requireNonNull(context.getStartupFailure());
            var analysis = Objects.requireNonNull(new AccessRefusedAnalyzer().analyze(failure));
            assertThat(analysis.getAction()).contains(action);
            assertThat(analysis.getDescription()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"server.address=127.0.0.1," + ADMIN})
    void hasNoAccountOutsideATeam(String settings) {
        application.withPropertyValues(settings.split(",")).run(context -> {
            var users = (org.springframework.security.provisioning.InMemoryUserDetailsManager)
                    context.getBean(UserDetailsService.class);
            assertThat(users.userExists("ada")).isFalse();
            assertThat(users.userExists("user")).isFalse();
        });
    }
}
