package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The quick form of the trial {@code Rough}: one real server, treated badly in one way after another. */
@TestInstance(Lifecycle.PER_CLASS)
class RoughTests {

    @TempDir
    private static Path home;

    private RunningServer server;

    @BeforeAll
    void starts() throws IOException {
        server = RunningServer.start(home);
    }

    @AfterAll
    void stops() throws InterruptedException {
        server.close();
    }

    @Test
    void aCrashOfNativeCodeFailsItsRunAlone() throws IOException {
        var crashes = new Crashes(server, home);
        say(crashes.at("WARMING", "SEGV"));
        say(crashes.at("MEASURING", "ABRT"));
    }

    @Test
    void aNetworkThatIsTooLargeFailsInWords() throws IOException {
        var memory = new Memory(server);
        say(memory.foreseen());
        assumeTrue(Machine.allows("prlimit", "--version"), "prlimit sets the limits");
        say(memory.refusedByTheSystem());
        assumeTrue(Files.isWritable(Memory.CONTROL_GROUPS), "Control groups may not be made here");
        say(memory.killedByTheSystem());
    }

    @Test
    void aBodyThatBreaksOffOrNeverEndsIsNoRequest() throws IOException {
        var bodies = new CutBodies(server);
        say(bodies.cut(5));
        say(bodies.endless(40));
    }

    private static void say(Finding finding) {
        System.out.println(finding.what() + ": " + finding.figure());
        assertThat(finding.good()).isTrue();
    }
}
