package dev.overtone;

import dev.overtone.storage.EmbeddedPostgres;
import dev.overtone.storage.OvertoneHome;
import dev.overtone.storage.OvertoneHomeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one way tests get a database, by {@code @Import(TestDatabase.class)}: a fresh one for each Spring context, in a
 * container where Docker answers, otherwise in one embedded server for the whole JVM. Each context gets a home folder
 * of its own, too.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final Path TARGET = target();

    /** Where PostgreSQL is unpacked, once for all tests until the next clean. */
    public static final Path PROGRAMS = createDirectories(TARGET.resolve("postgresql"));

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    /** Where no context asked for a database yet: by a server that is started for a moment. */
    static void unpackPrograms() throws IOException {
        try (var unpacked = Files.list(PROGRAMS)) {
            if (unpacked.anyMatch(entry -> entry.getFileName().toString().startsWith("pgsql-"))) {
                return;
            }
        }
        try (var home = firstFreeHome()) {
            EmbeddedPostgres.start(home, PROGRAMS).close();
            delete(home.folder());
        }
    }

    @Bean
    OvertoneHome overtoneHome() {
        var name = ProcessHandle.current().pid() + "-" + CONTEXTS.incrementAndGet();
        var home = OvertoneHome.open(TARGET.resolve("homes").resolve(name));
        SpringApplication.getShutdownHandlers().add(() -> delete(home.folder()));
        return home;
    }

    @Bean
    @ServiceConnection
    @Conditional(DockerAnswers.class)
    PostgreSQLContainer databaseInAContainer() {
        return new PostgreSQLContainer("postgres:18");
    }

    @Bean
    @Conditional(NoDockerAnswers.class)
    JdbcConnectionDetails freshDatabase() throws SQLException {
        var server = EmbeddedServer.RUNNING;
        var database = "test_" + ProcessHandle.current().pid() + "_" + CONTEXTS.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.url(), server.username(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database);
            statement.execute("create database " + database);
        }
        return server.connection(database);
    }

    /** Started by the first context that asks; stopped and deleted when the JVM ends, after its contexts. */
    private static final class EmbeddedServer {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            var home = firstFreeHome();
            var server = EmbeddedPostgres.start(home, PROGRAMS);
            // Spring's own handlers run once all contexts are closed, a hook of the JVM's beside that.
            SpringApplication.getShutdownHandlers().add(() -> {
                server.close();
                delete(home.folder());
                home.close();
            });
            return server;
        }
    }

    /** Numbered rather than random: the server a killed test run left behind is found and stopped by the next. */
    private static OvertoneHome firstFreeHome() {
        for (int number = 1; ; number++) {
            try {
                return OvertoneHome.open(TARGET.resolve("test-database-" + number))
                        .claim();
            } catch (OvertoneHomeException e) {
                if (number == 16) {
                    throw e;
                }
            }
        }
    }

    static class DockerAnswers implements Condition {

        private static final class Once {
            static final boolean ANSWER = DockerClientFactory.instance().isDockerAvailable();
        }

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Once.ANSWER;
        }
    }

    static class NoDockerAnswers extends DockerAnswers {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }

    private static Path target() {
        try {
            var classes =
                    TestDatabase.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(classes.toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path createDirectories(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
