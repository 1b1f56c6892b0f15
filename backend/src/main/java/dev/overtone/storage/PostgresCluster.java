package dev.overtone.storage;

import static dev.overtone.storage.StorageException.DISK_FULL;
import static dev.overtone.storage.StorageException.MORE_SPACE;
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
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The data of the embedded PostgreSQL in its folder, its password, and the server process that works on it. */
final class PostgresCluster {

    static final String USER = "overtone";
    static final String LOOPBACK = "127.0.0.1";

    private static final Logger logger = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final int ATTEMPTS = 20;
    private static final long LOG_LIMIT = 10_000_000;

    private final Path folder;
    private final Path cluster;
    private final Path log;
    private final PostgresPrograms programs;
    private final String password;

    /** A server that runs. */
    record Postmaster(int port, long process) {}

    /** @throws EmbeddedPostgresException if this user cannot have it in this home */
    PostgresCluster(OvertoneHome home, PostgresPrograms programs) throws IOException {
        this.folder = home.database();
        this.cluster = folder.resolve("cluster");
        this.log = home.logs().resolve("postgresql.log");
        this.programs = programs;
        this.password = ownPassword();
    }

    Path folder() {
        return cluster;
    }

    /** What the server writes down. */
    Path log() {
        return log;
    }

    String password() {
        return password;
    }

    boolean exists() {
        return Files.isDirectory(cluster);
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

    void create() throws IOException {
        logger.info("Creating the database cluster …");
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

    /** Before a start: a server of an earlier process that still runs, and what a killed one left. */
    void stopWhatWasLeftRunning() throws IOException {
        var left = PostmasterFile.of(cluster);
        if (left.isPresent() && left.get().isAlive()) {
            logger.info(
                    "Stopping the PostgreSQL (process {}) that was left running …",
                    left.get().process());
            stop();
            left = PostmasterFile.of(cluster);
        }
        disown(left);
    }

    /** Whether the dead server was stopped, by somebody and in order, or another one has taken its place. */
    boolean isOthersBusiness() throws IOException {
        var left = PostmasterFile.of(cluster);
        return left.isPresent() ? left.get().isAlive() : ControlFile.saysShutDown(cluster);
    }

    /** Lets a new server take over what a killed one left, or a full disk left of it. */
    void disownLeftovers() throws IOException {
        disown(PostmasterFile.of(cluster));
    }

    private void disown(Optional<PostmasterFile> left) throws IOException {
        if (left.isPresent()) {
            left.get().disown();
        } else {
            PostmasterFile.removeFrom(cluster);
        }
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param wantedPort null for any free one
     */
    Postmaster start(@Nullable Integer wantedPort) throws IOException {
        for (int attempt = 1; ; attempt++) {
            var candidate = wantedPort == null ? freePort() : wantedPort;
            var logBefore = Files.exists(log) ? Files.size(log) : 0;
            var started = control("-w", "-t", "300", "-l", log.toString(), "-o", settings(candidate), "start");
            var postmaster = PostmasterFile.of(cluster);
            if (started.status() == 0 && postmaster.isPresent()) {
                return new Postmaster(candidate, postmaster.get().process());
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

    boolean isRunning(long process) throws IOException {
        return PostmasterFile.of(cluster)
                .filter(file -> file.process() == process && file.isAlive())
                .isPresent();
    }

    void stop() throws IOException {
        var stopped = control("-w", "-t", "60", "-m", "fast", "stop");
        if (stopped.status() != 0 && isAlive()) {
            stopped = control("-w", "-t", "60", "-m", "immediate", "stop");
        }
        if (stopped.status() != 0 && isAlive()) {
            throw failed("PostgreSQL did not stop", stopped.output());
        }
    }

    boolean isAlive() throws IOException {
        return PostmasterFile.of(cluster).filter(PostmasterFile::isAlive).isPresent();
    }

    private PostgresPrograms.Result control(String... arguments) {
        var all = Stream.concat(Stream.of("-D", cluster.toString()), Stream.of(arguments));
        return programs.run(folder, "pg_ctl", all.toList());
    }

    private String logSince(long position) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(position, file.length()));
            var bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), 100_000)];
            file.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (FileNotFoundException _) {
            return "";
        }
    }

    void keepTheLogShort() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void refuseAnotherOwner(Path folder) throws IOException {
        if (!Files.getAttribute(folder, "unix:uid").equals((int) PostgresPrograms.processUser())) {
            throw new EmbeddedPostgresException(
                    "The database folder %s belongs to the user %s.".formatted(folder, Files.getOwner(folder)),
                    "Run Overtone as that user, or name another folder with OVERTONE_HOME.",
                    null);
        }
    }

    /** pg_ctl starts the server through a shell, and puts the folder between double quotes for it. */
    static void refuseWhatAShellWouldRead(Path folder) {
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

    private EmbeddedPostgresException failed(String what, String output) {
        var lines = output.strip().lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - 12), lines.size());
        var full = output.contains(DISK_FULL);
        return new EmbeddedPostgresException(
                "%s. It said:%n%n    %s".formatted(what, String.join("%n    ".formatted(), last)),
                full
                        ? MORE_SPACE
                        : "See %s for more; a PostgreSQL server of your own can be named with SPRING_DATASOURCE_URL."
                                .formatted(log),
                null);
    }
}
