package dev.overtone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.overtone.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EmbeddedPostgresAutoConfigurationTests {

    @TempDir
    private Path home;

    private ApplicationContextRunner application;

    @BeforeEach
    void namesAHome() {
        application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        OvertoneHomeAutoConfiguration.class,
                        EmbeddedPostgresAutoConfiguration.class,
                        DataSourceAutoConfiguration.class))
                .withPropertyValues("overtone.home=" + home);
    }

    @Test
    void closesThePoolBeforeItStopsTheServer() throws Exception {
        var link = linkProgramsThatAreUnpackedAlready();
        application.run(context -> {
            var pool = context.getBean(HikariDataSource.class);
            try (var connection = pool.getConnection()) {
                assertThat(connection.getCatalog()).isEqualTo("overtone");
            }
        });

        assertThat(Files.readString(home.resolve("logs/postgresql.log")))
                .contains("database system is shut down")
                .doesNotContain("terminating connection");
        Files.delete(link);
    }

    @Test
    void leavesADatabaseThatSomebodyNamedAlone() {
        application
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/it's")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EmbeddedPostgres.class)
                        .getBean(JdbcConnectionDetails.class)
                        .extracting(JdbcConnectionDetails::getJdbcUrl)
                        .isEqualTo("jdbc:postgresql://db.example/it's"));
    }

    @Test
    void startsNoDatabaseForAWorker() {
        application
                .withPropertyValues("spring.profiles.active=worker", "spring.datasource.url=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(EmbeddedPostgresException.class)
                        .hasMessage("A worker takes its work from its server's database, and none is named."));
    }

    @Test
    void letsAWorkerShareItsServersHome() {
        try (var _ = OvertoneHome.open(home).claim()) {
            application
                    .withPropertyValues(
                            "spring.profiles.active=worker", "spring.datasource.url=jdbc:postgresql://db.example/it")
                    .run(context -> assertThat(context).hasNotFailed().hasSingleBean(OvertoneHome.class));
        }
    }

    @Test
    void tellsAPersonWhatToDoAboutAHomeInUse() {
        try (var _ = OvertoneHome.open(home).claim()) {
            application.run(context -> {
                var failure = Objects.requireNonNull(context.getStartupFailure());
                var analysis = Objects.requireNonNull(new StorageFailureAnalyzer().analyze(failure));
                assertThat(analysis.getDescription()).contains("Another Overtone server", home.toString());
                assertThat(analysis.getAction()).contains("OVERTONE_HOME");
            });
        }
    }

    private Path linkProgramsThatAreUnpackedAlready() throws IOException {
        var programs =
                PostgresBinaries.onClassPath().unpackInto(TestDatabase.PROGRAMS).folder();
        var link = Files.createDirectories(home.resolve("database")).resolve(programs.getFileName());
        return Files.createSymbolicLink(link, programs);
    }
}
