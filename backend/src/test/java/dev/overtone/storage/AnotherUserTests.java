package dev.overtone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else who is logged in on this machine; only root can become one, so only root runs these. */
@EnabledIf("canBecomeSomebodyElse")
class AnotherUserTests {

    private static final String ASKS_FOR_SCRAM = "52000000170000000a";

    @TempDir
    private static Path folder;

    private static OvertoneHome home;
    private static EmbeddedPostgres server;

    static boolean canBecomeSomebodyElse() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }

    @BeforeAll
    static void starts() throws Exception {
        // The way to the home is open to everybody; the home itself is what has to be closed.
        for (Path parent = folder; parent != null && parent.getNameCount() > 1; parent = parent.getParent()) {
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        home = OvertoneHome.open(folder.resolve("home"));
        server = EmbeddedPostgres.start(home, TestDatabase.PROGRAMS);
    }

    @AfterAll
    static void stops() {
        server.close();
        home.close();
    }

    @Test
    void reachesTheFolderAboveOnly() throws Exception {
        assertThat(asNobody("ls", folder.toString())).startsWith("home");
        assertThat(asNobody("id", "-un")).isEqualTo("nobody");
    }

    @Test
    void seesNothingOfTheHome() throws Exception {
        var home = home();
        for (String place : new String[] {"", "database", "database/cluster", "logs"}) {
            assertThat(asNobody("ls", home.resolve(place).toString())).contains("Permission denied");
        }
        for (String file : new String[] {"database/password", "database/cluster/pg_hba.conf", "overtone.lock"}) {
            assertThat(home.resolve(file)).exists();
            assertThat(asNobody("cat", home.resolve(file).toString())).contains("Permission denied");
        }
        assertThat(asNobody("touch", home.resolve("mine").toString())).contains("Permission denied");
    }

    /** Says the first words of PostgreSQL's protocol by itself, as the owner of the data would. */
    @Test
    void isAskedForThePasswordAtThePort() throws Exception {
        int port = URI.create(server.url().substring("jdbc:".length())).getPort();
        for (String database : new String[] {"overtone", "postgres", "template1"}) {
            String words = "user\\0overtone\\0database\\0" + database + "\\0\\0";
            int length = 8 + "user overtone database ".length() + database.length() + 2;
            String script = "exec 3<>/dev/tcp/127.0.0.1/" + port + "; printf '\\0\\0\\0\\x"
                    + Integer.toHexString(length) + "\\0\\3\\0\\0" + words
                    + "' >&3; head -c 9 <&3 | od -An -tx1 | tr -d ' \\n'";
            assertThat(asNobody("bash", "-c", script)).isEqualTo(ASKS_FOR_SCRAM);
        }
    }

    /** Every way in asks for the password; there is no socket in the file system at all. */
    @Test
    void findsNoOtherWayIn() throws Exception {
        try (var connection = DriverManager.getConnection(server.url(), server.username(), server.password());
                var statement = connection.createStatement()) {
            var methods = new ArrayList<String>();
            try (var rules = statement.executeQuery("select distinct auth_method from pg_hba_file_rules")) {
                while (rules.next()) {
                    methods.add(rules.getString(1));
                }
            }
            assertThat(methods).containsExactly("scram-sha-256");
            try (var sockets = statement.executeQuery("show unix_socket_directories")) {
                sockets.next();
                assertThat(sockets.getString(1)).isEmpty();
            }
        }
    }

    private static Path home() {
        return home.folder();
    }

    private static String asNobody(String... command) throws IOException {
        var all = new ArrayList<>(List.of("/usr/bin/setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));
        all.addAll(List.of(command));
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
