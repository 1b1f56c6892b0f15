package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overtone.BesideOthers;
import dev.overtone.RunningServer;
import dev.overtone.TestDatabase;
import dev.overtone.storage.EmbeddedPostgres;
import dev.overtone.storage.EmbeddedPostgresException;
import dev.overtone.storage.OvertoneHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The quick form of {@link Rough}: one real server, its database on a small disk, treated badly in one way after another. */
@BesideOthers
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RoughTests {

    private static final String NO_MOUNT = "This process may not mount a file system";

    @TempDir
    private static Path home;

    private @Nullable SmallDisk disk;
    private RunningServer server;

    @BeforeAll
    void starts() throws IOException {
        if (SmallDisk.isAllowed()) {
            disk = SmallDisk.over(home.resolve("database"), FullDisks.ENOUGH);
        }
        server = RunningServer.start(home, Map.of("SERVER_TOMCAT_CONNECTION_TIMEOUT", "2s"));
    }

    @AfterAll
    void stops() throws InterruptedException, IOException {
        if (server != null) {
            server.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    @Order(1)
    void aCrashOfNativeCodeFailsItsRunAlone() throws IOException {
        var crashes = new Crashes(server, home);
        say(crashes.reported("WARMING", "SEGV"));
        say(crashes.reported("MEASURING", "ABRT"));
    }

    @Test
    @Order(2)
    void aNetworkThatIsTooLargeFailsInWords() throws IOException {
        var memory = new Memory(server);
        say(memory.foreseen());
        assumeTrue(Machine.allows("prlimit", "--version"), "There is no prlimit");
        say(memory.refusedByTheSystem());
        assumeTrue(Files.isWritable(Memory.CONTROL_GROUPS), "Control groups may not be made here");
        say(memory.killedByTheSystem());
    }

    @Test
    @Order(3)
    void aBodyThatBreaksOffOrNeverEndsIsNoRequest() throws IOException {
        var bodies = new CutBodies(server);
        say(bodies.cut(5));
        say(bodies.endless(40));
    }

    @Test
    @Order(4)
    void aFullDiskLosesNoRun() throws IOException, InterruptedException {
        assumeTrue(disk != null, NO_MOUNT);
        say(FullDisks.whileRunsAreWritten(disk, server, "quick", Duration.ofSeconds(3)));
    }

    @Test
    @Order(5)
    void aDatabaseThatDoesNotFitIsNotHalfCreated(@TempDir Path elsewhere) throws IOException {
        assumeTrue(SmallDisk.isAllowed(), NO_MOUNT);
        try (var small = SmallDisk.over(elsewhere.resolve("database"), FullDisks.TOO_SMALL);
                var folder = OvertoneHome.open(elsewhere)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, TestDatabase.PROGRAMS))
                    .isInstanceOfSatisfying(
                            EmbeddedPostgresException.class,
                            e -> assertThat(e.action()).startsWith("Free some space"))
                    .hasMessageContaining(folder.database().toString())
                    .hasMessageContaining("No space left on device");
            assertThat(folder.database()).isDirectoryNotContaining("glob:**cluster*");
            small.resize(FullDisks.ENOUGH);
            EmbeddedPostgres.start(folder, TestDatabase.PROGRAMS).close();
        }
    }

    private static void say(Finding finding) {
        System.out.println(finding.what() + ": " + finding.figure());
        assertThat(finding.good()).isTrue();
    }
}
