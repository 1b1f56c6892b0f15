package dev.overtone.storage;

import static dev.overtone.storage.StorageException.DISK_FULL;
import static dev.overtone.storage.StorageException.MORE_SPACE;
import static dev.overtone.storage.StorageException.reason;
import static dev.overtone.storage.StorageException.remedy;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of Overtone's own, whose data outlives every process: durable, on the loopback interface alone,
 * and behind a password that only the owner of the home folder can read.
 *
 * <p>The server is a process apart, so that a kill of this one loses nothing; the next start stops what was left
 * running. A server that is killed while this process lives is started again on the port it had.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String USER = "overtone";
    private static final String DATABASE = "overtone";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final int ATTEMPTS = 20;
    private static final long LOG_LIMIT = 10_000_000;
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(1);

    private final Path folder;
    private final Path cluster;
    private final Path logFile;
    private final PostgresPrograms programs;
    private final String password;

    private int port;
    private long process;
    private long revivedAt = System.nanoTime() - SHORTEST_LIFE.toNanos();
    private boolean closed;

    private EmbeddedPostgres(OvertoneHome home, PostgresPrograms programs) throws IOException {
        this.folder = home.database();
        this.cluster = folder.resolve("cluster");
        this.logFile = home.logs().resolve("postgresql.log");
        this.programs = programs;
        this.password = ownPassword();
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
            refuseAnotherOwner(home.database());
            refuseWhatAShellWouldRead(home.database());
            var server = new EmbeddedPostgres(home, binaries.unpackInto(programs));
            server.start();
            var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
            log.info("PostgreSQL is ready on port {} ({} s)", server.port, String.format(Locale.ROOT, "%.1f", seconds));
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
        return "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, port, database);
    }

    public String username() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (isRunning()) {
                log.info("Stopping PostgreSQL …");
                stop();
            }
        } catch (IOException | EmbeddedPostgresException e) {
            log.warn("PostgreSQL (process {}) was not stopped; the next start does it: {}", process, e.getMessage());
        }
    }

    private synchronized void start() throws IOException {
        if (!Files.isDirectory(cluster)) {
            create();
        }
        stopWhatWasLeftRunning();
        keepTheLogShort();
        log.info("Starting PostgreSQL …");
        launch(null);
        try {
            open();
        } catch (EmbeddedPostgresException e) {
            closed = true;
            stop();
            throw e;
        }
    }

    /** Written once, before the cluster that is created with it. */
    private String ownPassword() throws IOException {
        var file = folder.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file, US_ASCII).strip();
        }
        if (Files.isDirectory(cluster)) {
            throw new EmbeddedPostgresException(
                    "The password of the database in %s is gone (%s).".formatted(cluster, file),
                    "Restore the file from a backup, or name another folder with OVERTONE_HOME.",
                    null);
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var created = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var partial = folder.resolve("password.partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, created + "\n", US_ASCII);
        force(partial);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        return created;
    }

    private void create() throws IOException {
        log.info("Creating the database cluster …");
        var partial = folder.resolve("cluster.partial");
        FileSystemUtils.deleteRecursively(partial);
        var created = programs.run(
                folder,
                "initdb",
                List.of(
                        "--pgdata=" + partial,
                        "--username=" + USER,
                        "--pwfile=" + folder.resolve("password"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // Sorts by code point, yet knows the case of every letter, and asks no library of the system.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums"));
        if (created.status() != 0) {
            FileSystemUtils.deleteRecursively(partial);
            throw failed("The database cluster could not be created in " + cluster, created.output());
        }
        Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    private void stopWhatWasLeftRunning() throws IOException {
        var left = PostmasterFile.of(cluster);
        if (left.isPresent() && left.get().isAlive()) {
            log.info(
                    "Stopping the PostgreSQL (process {}) that was left running …",
                    left.get().process());
            stop();
            left = PostmasterFile.of(cluster);
        }
        if (left.isPresent()) {
            left.get().disown();
        } else {
            PostmasterFile.removeFrom(cluster);
        }
    }

    private void launch(@Nullable Integer wantedPort) throws IOException {
        for (int attempt = 1; ; attempt++) {
            var candidate = wantedPort == null ? freePort() : wantedPort;
            var logBefore = Files.exists(logFile) ? Files.size(logFile) : 0;
            var started = control("-w", "-t", "300", "-l", logFile.toString(), "-o", settings(candidate), "start");
            var postmaster = PostmasterFile.of(cluster);
            if (started.status() == 0 && postmaster.isPresent()) {
                port = candidate;
                process = postmaster.get().process();
                watch();
                return;
            }
            var output = started.output() + "\n" + logSince(logBefore);
            // Another program took the port meanwhile, or a killed server's children have not noticed yet.
            var passing = output.contains("Address already in use") || output.contains("shared memory block");
            if (!passing || attempt == ATTEMPTS) {
                if (isAlive()) {
                    stop();
                }
                throw failed("PostgreSQL did not start", output);
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    /** On the command line, where they win over anything in the cluster's own files. */
    private static String settings(int port) {
        return String.join(
                " -c ",
                "-c port=" + port,
                "listen_addresses=" + LOOPBACK,
                "unix_socket_directories=",
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "max_connections=100",
                "tcp_keepalives_idle=30",
                "tcp_keepalives_interval=10",
                "tcp_keepalives_count=3");
    }

    /** Proves that the server answers to our password, and creates the database on the first start. */
    private void open() {
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
        source.setUser(USER);
        source.setPassword(password);
        source.setLoginTimeout(30);
        return source.getConnection();
    }

    private void watch() {
        var watched = process;
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
        if (closed || process != dead) {
            return true;
        }
        if (System.nanoTime() - revivedAt < SHORTEST_LIFE.toNanos()) {
            return false;
        }
        try {
            var left = PostmasterFile.of(cluster);
            var othersBusiness = left.isPresent() ? left.get().isAlive() : ControlFile.saysShutDown(cluster);
            if (othersBusiness) {
                log.error("PostgreSQL (process {}) was stopped, and not by Overtone; see {}", dead, logFile);
                return true;
            }
            log.warn("PostgreSQL (process {}) ended; starting it again on port {} …", dead, port);
            if (left.isPresent()) {
                left.get().disown();
            } else {
                // What a full disk left of it.
                PostmasterFile.removeFrom(cluster);
            }
            revivedAt = System.nanoTime();
            launch(port);
            log.info("PostgreSQL is ready again on port {}", port);
            return true;
        } catch (IOException | EmbeddedPostgresException e) {
            log.error("PostgreSQL could not be started again, and will be tried again: {}", e.getMessage());
            return false;
        }
    }

    private boolean isRunning() throws IOException {
        return PostmasterFile.of(cluster)
                .filter(file -> file.process() == process && file.isAlive())
                .isPresent();
    }

    private void stop() throws IOException {
        var stopped = control("-w", "-t", "60", "-m", "fast", "stop");
        if (stopped.status() != 0 && isAlive()) {
            stopped = control("-w", "-t", "60", "-m", "immediate", "stop");
        }
        if (stopped.status() != 0 && isAlive()) {
            throw failed("PostgreSQL did not stop", stopped.output());
        }
    }

    private boolean isAlive() throws IOException {
        return PostmasterFile.of(cluster).filter(PostmasterFile::isAlive).isPresent();
    }

    private PostgresPrograms.Result control(String... arguments) {
        var all = Stream.concat(Stream.of("-D", cluster.toString()), Stream.of(arguments));
        return programs.run(folder, "pg_ctl", all.toList());
    }

    private String logSince(long position) throws IOException {
        try (var file = new RandomAccessFile(logFile.toFile(), "r")) {
            file.seek(Math.min(position, file.length()));
            var bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), 100_000)];
            file.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (FileNotFoundException _) {
            return "";
        }
    }

    private void keepTheLogShort() throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LOG_LIMIT) {
            Files.move(logFile, logFile.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void refuseAnotherOwner(Path folder) throws IOException {
        if (!Files.getAttribute(folder, "unix:uid").equals((int) PostgresPrograms.processUser())) {
            throw new EmbeddedPostgresException(
                    "The database folder %s belongs to the user %s.".formatted(folder, Files.getOwner(folder)),
                    "Run Overtone as that user, or name another folder with OVERTONE_HOME.",
                    null);
        }
    }

    /** pg_ctl starts the server through a shell, and puts the folder between double quotes for it. */
    private static void refuseWhatAShellWouldRead(Path folder) {
        if (folder.toString().matches("(?s).*[\"$`\\\\\\n].*")) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot be started in %s: a shell would read some of its characters.".formatted(folder),
                    "Name a folder without quotation marks, $, ` and \\ with OVERTONE_HOME.",
                    null);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path)) {
            channel.force(true);
        }
    }

    private EmbeddedPostgresException refused(SQLException e) {
        var password = PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState());
        return new EmbeddedPostgresException(
                "The database in %s does not let Overtone in (%s).".formatted(cluster, e.getMessage()),
                password
                        ? "Restore the file 'password' beside it, or name another folder with OVERTONE_HOME."
                        : "See " + logFile + " for what it says.",
                e);
    }

    private EmbeddedPostgresException failed(String what, String output) {
        var lines = output.strip().lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - 12), lines.size());
        var full = output.contains(DISK_FULL);
        return new EmbeddedPostgresException(
                "%s. It said:%n%n    %s".formatted(what, String.join("%n    ".formatted(), last)),
                full
                        ? MORE_SPACE
                        : "See %s for more; a PostgreSQL server of your own can be named with SPRING_DATASOURCE_URL."
                                .formatted(logFile),
                null);
    }
}
