package dev.overtone.storage;

import static dev.overtone.storage.StorageException.reason;
import static dev.overtone.storage.StorageException.remedy;

import dev.overtone.storage.PostgresCluster.Postmaster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL server of Overtone's own, whose data outlives every process: durable, on the loopback interface alone,
 * and behind a password that only the owner of the home folder can read.
 *
 * <p>The server is a process apart, so that a kill of this one loses nothing; the next start stops what was left
 * running. A server that is killed while this process lives is started again on the port it had.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String DATABASE = "overtone";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(1);

    private final PostgresCluster cluster;

    private Postmaster postmaster;
    private long revivedAt = System.nanoTime() - SHORTEST_LIFE.toNanos();
    private boolean closed;

    private EmbeddedPostgres(PostgresCluster cluster) throws IOException {
        this.cluster = cluster;
        if (!cluster.exists()) {
            cluster.create();
        }
        cluster.stopWhatWasLeftRunning();
        cluster.keepTheLogShort();
        log.info("Starting PostgreSQL …");
        postmaster = cluster.start(null);
    }

    /** Starts the server of this home, with whatever has to be unpacked and created first, and claims the home. */
    public static EmbeddedPostgres start(OvertoneHome home) {
        return start(home, home.database());
    }

    /** Does the same with the programs unpacked into a folder that several homes may share. */
    public static EmbeddedPostgres start(OvertoneHome home, Path programs) {
        home.claim();
        var begin = System.nanoTime();
        var binaries = PostgresBinaries.onClassPath();
        try {
            PostgresCluster.refuseAnotherOwner(home.database());
            PostgresCluster.refuseWhatAShellWouldRead(home.database());
            var server = new EmbeddedPostgres(new PostgresCluster(home, binaries.unpackInto(programs)));
            server.open();
            var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
            log.info(
                    "PostgreSQL is ready on port {} ({} s)",
                    server.postmaster.port(),
                    String.format(Locale.ROOT, "%.1f", seconds));
            return server;
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The database in %s cannot be used (%s).".formatted(home.database(), reason(e)),
                    remedy(
                            e,
                            "Make the folder writable for the user Overtone runs as, or name another one with OVERTONE_HOME."),
                    e);
        }
    }

    /** The JDBC address of the {@code overtone} database. */
    public String url() {
        return url(DATABASE);
    }

    /** The JDBC address of a database on this server, which need not exist. */
    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(PostgresCluster.LOOPBACK, postmaster.port(), database);
    }

    public String username() {
        return PostgresCluster.USER;
    }

    public String password() {
        return cluster.password();
    }

    /** How to get into the {@code overtone} database. */
    public JdbcConnectionDetails connection() {
        return connection(DATABASE);
    }

    /** How to get into a database on this server; it tells the port that the server has at that moment. */
    public JdbcConnectionDetails connection(String database) {
        return new JdbcConnectionDetails() {

            @Override
            public String getJdbcUrl() {
                return url(database);
            }

            @Override
            public String getUsername() {
                return username();
            }

            @Override
            public String getPassword() {
                return password();
            }
        };
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (cluster.isRunning(postmaster.process())) {
                log.info("Stopping PostgreSQL …");
                cluster.stop();
            }
        } catch (IOException | EmbeddedPostgresException e) {
            log.warn(
                    "PostgreSQL (process {}) was not stopped; the next start does it: {}",
                    postmaster.process(),
                    e.getMessage());
        }
    }

    /** Proves that the server answers to our password, and creates the database on the first start. */
    private synchronized void open() throws IOException {
        watch();
        try {
            createDatabaseIfAbsent();
        } catch (EmbeddedPostgresException e) {
            closed = true;
            cluster.stop();
            throw e;
        }
    }

    private void createDatabaseIfAbsent() {
        try (var _ = connect(DATABASE)) {
            return;
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw refused(e);
            }
        }
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private Connection connect(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(PostgresCluster.USER);
        source.setPassword(cluster.password());
        source.setLoginTimeout(30);
        return source.getConnection();
    }

    private void watch() {
        var watched = postmaster.process();
        ProcessHandle.of(watched).ifPresent(server -> {
            var _ = server.onExit()
                    .thenRunAsync(
                            () -> revive(watched),
                            task -> Thread.ofVirtual()
                                    .name("postgresql-revival")
                                    .start(task));
        });
    }

    /**
     * Starts a server again that did not stop in order, however often it takes: one that ended because its disk was
     * full can start only when somebody has made room. One that was stopped in order stays stopped.
     */
    private void revive(long dead) {
        try {
            while (!isRevived(dead)) {
                Thread.sleep(BETWEEN_REVIVALS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false if it is to be tried again */
    private synchronized boolean isRevived(long dead) {
        if (closed || postmaster.process() != dead) {
            return true;
        }
        if (System.nanoTime() - revivedAt < SHORTEST_LIFE.toNanos()) {
            return false;
        }
        try {
            if (cluster.isOthersBusiness()) {
                log.error("PostgreSQL (process {}) was stopped, and not by Overtone; see {}", dead, cluster.log());
                return true;
            }
            log.warn("PostgreSQL (process {}) ended; starting it again on port {} …", dead, postmaster.port());
            cluster.disownLeftovers();
            revivedAt = System.nanoTime();
            postmaster = cluster.start(postmaster.port());
            watch();
            log.info("PostgreSQL is ready again on port {}", postmaster.port());
            return true;
        } catch (IOException | EmbeddedPostgresException e) {
            log.error("PostgreSQL could not be started again, and will be tried again: {}", e.getMessage());
            return false;
        }
    }

    private EmbeddedPostgresException refused(SQLException e) {
        var password = PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState());
        return new EmbeddedPostgresException(
                "The database in %s does not let Overtone in (%s).".formatted(cluster.folder(), e.getMessage()),
                password
                        ? "Restore the file 'password' beside it, or name another folder with OVERTONE_HOME."
                        : "See " + cluster.log() + " for what it says.",
                e);
    }
}
