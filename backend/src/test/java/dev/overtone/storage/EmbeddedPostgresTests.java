package dev.overtone.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.overtone.TestDatabase;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    /** For the tests that leave a database as they found it: creating one takes longer than most tests. */
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private final List<EmbeddedPostgres> started = new ArrayList<>();

    private OvertoneHome home;

    @BeforeEach
    void opensAHome() {
        home = OvertoneHome.open(shared.resolve("a home"));
    }

    @AfterEach
    void stops() {
        started.forEach(EmbeddedPostgres::close);
        home.close();
    }

    @Test
    void startsInAnEmptyFolder() throws Exception {
        try (var empty = OvertoneHome.open(folder.resolve("empty"));
                var server = EmbeddedPostgres.start(empty, TestDatabase.PROGRAMS);
                var connection = DriverManager.getConnection(server.url(), server.username(), server.password())) {
            assertThat(connection.getCatalog()).isEqualTo("overtone");
        }
    }

    @Test
    void keepsDataAcrossARestart() throws Exception {
        start();
        remember("first");

        postgres().close();
        assertThat(servers()).isEmpty();
        start();

        assertThat(remembered()).containsExactly("first");
    }

    @Test
    void isDurableAndPrivate() throws Exception {
        start();
        var settings = Map.of(
                "fsync", "on",
                "full_page_writes", "on",
                "synchronous_commit", "on",
                "data_checksums", "on",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "server_encoding", "UTF8");
        for (var setting : settings.entrySet()) {
            assertThat(query("show " + setting.getKey())).as(setting.getKey()).containsExactly(setting.getValue());
        }
    }

    @Test
    void knowsTheCaseOfLettersBeyondAscii() throws Exception {
        start();
        assertThat(query("select lower('ÄÉΩ')")).containsExactly("äéω");
    }

    @Test
    void refusesAWrongOrMissingPassword() throws Exception {
        start();
        for (var password : List.of("wrong", "")) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres().url(), "overtone", password))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws Exception {
        start();
        var port = URI.create(postgres().url().substring("jdbc:".length())).getPort();

        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        for (var address : others) {
            assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
        }
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Test
    void keepsItsPasswordAndItsFolderFromOthers() throws Exception {
        start();
        var password = home.database().resolve("password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(password, US_ASCII).strip())
                .hasSize(43)
                .isEqualTo(postgres().password());
    }

    @Test
    void survivesAKillOfTheServer() throws Exception {
        long leftRunning;
        try (var server = StandInServer.on(home.folder(), TestDatabase.PROGRAMS)) {
            server.kill();
            leftRunning = postmaster();
            assertThat(servers()).containsExactly(leftRunning);
        }

        start();

        assertThat(servers()).hasSize(1).doesNotContain(leftRunning);
    }

    @Test
    void survivesAKillOfTheServerAndItsDatabase() throws Exception {
        try (var server = StandInServer.on(home.folder(), TestDatabase.PROGRAMS)) {
            remember(server.url(), "committed just before");
            server.kill();
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        }

        start();

        assertThat(remembered()).containsExactly("committed just before");
        assertThat(Files.readString(home.logs().resolve("postgresql.log"))).contains("was not properly shut down");
    }

    @Test
    void comesBackOnTheSamePortWhenItIsKilled() throws Exception {
        start();
        remember("before the kill");
        var url = postgres().url();
        var killed = postmaster();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> postmaster() != killed);
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(remembered()).containsExactly("before the kill"));
        assertThat(postgres().url()).isEqualTo(url);
    }

    @Test
    void comesBackHoweverOftenItIsKilled() throws Exception {
        start();
        remember("before the kills");
        for (int kill = 0; kill < 2; kill++) {
            var killed = postmaster();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> postmaster() != killed && remembered().equals(List.of("before the kills")));
        }
    }

    @Test
    void staysStoppedWhenSomebodyStopsIt() throws Exception {
        start();
        var stopped = ProcessHandle.of(postmaster()).orElseThrow();

        // SIGTERM is PostgreSQL's request for an orderly end.
        stopped.destroy();

        await().atMost(Duration.ofSeconds(30)).until(() -> !stopped.isAlive());
        await().during(Duration.ofSeconds(1)).until(() -> servers().isEmpty());
    }

    @Test
    void takesOverWhenAnotherProgramGotTheOldServersProcessId() throws Exception {
        start();
        remember("before");
        postgres().close();
        var self = ProcessHandle.current().pid();
        Files.write(cluster().resolve("postmaster.pid"), List.of(self + "", cluster() + "", "1", "1", "", "127.0.0.1"));

        start();

        assertThat(remembered()).containsExactly("before");
    }

    @Test
    void startsAfterAPowerFailureCutItsProcessFileShort() throws Exception {
        start();
        postgres().close();
        Files.createFile(cluster().resolve("postmaster.pid"));

        start();

        assertThat(query("select 'here'")).containsExactly("here");
    }

    @Test
    void stopsOnlyTheServerItStarted() throws Exception {
        start();
        var first = postgres();
        start();

        first.close();

        assertThat(query("select 'here'")).containsExactly("here");
        assertThat(servers()).hasSize(1);
    }

    @Test
    void makesAHalfMadeClusterAnew() throws Exception {
        home.close();
        home = OvertoneHome.open(folder);
        var partial = Files.createDirectories(home.database().resolve("cluster.partial/base"));
        Files.writeString(partial.resolve("1"), "half");

        start();

        assertThat(query("select 'here'")).containsExactly("here");
        assertThat(home.database().resolve("cluster.partial")).doesNotExist();
    }

    @Test
    void unpacksAnewWhatWasHalfUnpacked() throws Exception {
        var bin = Files.createDirectories(folder.resolve("programs/unpacking/bin"));
        Files.writeString(bin.resolve("postgres"), "half");

        var programs = PostgresBinaries.onClassPath().unpackInto(folder.resolve("programs"));

        assertThat(programs.run(folder, "postgres", List.of("--version")).output())
                .startsWith("postgres (PostgreSQL)");
        assertThat(programs.folder().resolve("lib/libpq.so")).isSymbolicLink();
        assertThat(folder.resolve("programs/unpacking")).doesNotExist();
    }

    @Test
    void refusesADatabaseWhosePasswordIsGone() throws Exception {
        startInAFolderToSpoil();
        postgres().close();
        Files.delete(home.database().resolve("password"));

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("password");
    }

    @Test
    void refusesADatabaseThatDoesNotTakeItsPassword() throws Exception {
        startInAFolderToSpoil();
        postgres().close();
        Files.writeString(home.database().resolve("password"), "another\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("does not let Overtone in");
        assertThat(servers()).isEmpty();
    }

    @Test
    void showsWhatPostgresqlSaidWhenItDoesNotStart() throws Exception {
        startInAFolderToSpoil();
        postgres().close();
        Files.writeString(cluster().resolve("postgresql.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("unrecognized configuration parameter \"no_such_setting\"");
    }

    @Test
    void namesTheWayOutWhereItHasNoPostgresql() {
        assertThatThrownBy(() -> PostgresBinaries.onClassPath("linux-riscv64"))
                .isInstanceOfSatisfying(EmbeddedPostgresException.class, e -> {
                    assertThat(e).hasMessageContaining("linux-riscv64");
                    assertThat(e.action()).contains("SPRING_DATASOURCE_URL");
                });
    }

    @Test
    void refusesAFolderThatAShellWouldReadDifferently() {
        try (var other = OvertoneHome.open(folder.resolve("$HOME"))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(other, TestDatabase.PROGRAMS))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("$HOME");
        }
    }

    private void start() {
        started.add(EmbeddedPostgres.start(home, TestDatabase.PROGRAMS));
    }

    private void startInAFolderToSpoil() {
        home.close();
        home = OvertoneHome.open(folder);
        start();
    }

    private EmbeddedPostgres postgres() {
        return started.getLast();
    }

    private Path cluster() {
        return home.database().resolve("cluster");
    }

    private long postmaster() throws IOException {
        return PostmasterFile.of(cluster()).orElseThrow().process();
    }

    /** Every PostgreSQL server on this home's cluster, whoever started it. */
    private List<Long> servers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.equals(cluster().toString())))
                .map(ProcessHandle::pid)
                .toList();
    }

    private void remember(String what) throws SQLException {
        remember(postgres().url(), what);
    }

    private void remember(String url, String what) throws SQLException {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists remembered");
            statement.execute("create table remembered (what text)");
            statement.execute("insert into remembered values ('" + what + "')");
        }
    }

    private List<String> remembered() throws SQLException {
        return query("select what from remembered");
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = connect(postgres().url());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = Stream.<String>builder();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values.build().toList();
        }
    }

    private Connection connect(String url) throws SQLException {
        try {
            var password = Files.readString(home.database().resolve("password")).strip();
            return DriverManager.getConnection(url, "overtone", password);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
