package dev.overtone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever starts the program and thinks better of it: SIGTERM, as a system or Ctrl+C sends it, at every part of a start. */
@BesideOthers
class EndedWhileStartingTests {

    private static final Duration SLOWEST_PART = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(20);

    /** What Java ends with when SIGTERM ended it. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path home;

    /** Before there is a database: nothing is to be put in order, and nothing to be said. */
    @ParameterizedTest
    @ValueSource(ints = {100, 300, 500, 700, 900, 1200, 1600})
    void endsSilentlyBeforeItHasBegun(int milliseconds) throws Exception {
        Path log = Files.createFile(home.resolve("console.log"));
        RunningServer server = RunningServer.launch(home, log);
        await().pollDelay(Duration.ofMillis(milliseconds)).until(() -> true);

        endsSoon(server, log);
    }

    @ParameterizedTest(name = "{1} ms after \"{0}\"")
    @CsvSource({"Creating the database cluster, 0", "Starting PostgreSQL, 0", "PostgreSQL is ready, 1500"})
    void stopsItsDatabaseAndStartsAgain(String part, long millisecondsLater) throws Exception {
        Path log = Files.createFile(home.resolve("console.log"));
        RunningServer server = RunningServer.launch(home, log);
        await().atMost(SLOWEST_PART)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Files.readString(log).contains(part));
        await().pollDelay(Duration.ofMillis(millisecondsLater)).until(() -> true);

        endsSoon(server, log);

        try (RunningServer again = RunningServer.start(home, Map.of("OVERTONE_WORKER_LOCAL", "false"))) {
            assertThat(again.isHealthy()).isTrue();
        }
        assertThat(programsOf(home)).isEmpty();
    }

    private void endsSoon(RunningServer server, Path log) throws Exception {
        server.process().destroy();
        boolean ended = server.process().waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
        String said = Files.readString(log);
        assertThat(ended).as("ended; it said: %s", said).isTrue();
        assertThat(server.process().exitValue()).isEqualTo(TERMINATED);
        assertThat(said).doesNotContain("Exception", "Error", "ERROR", "WARN", "\tat ");
        assertThat(programsOf(home)).as("what it left running").isEmpty();
    }

    /** Command lines of processes that name this home; of PostgreSQL's, the folder of its data. */
    private static List<String> programsOf(Path home) throws IOException {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(EndedWhileStartingTests::commandLine)
                    .filter(command -> command.contains(home.toString()))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
