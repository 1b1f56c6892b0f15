package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Native code that takes its process down in the middle of a run. */
final class Crashes {

    /** Warms for seconds, so that a crash meets that stage. */
    private static final String NETWORK = "{\"preset\": \"hardnet-68\"}";

    private static final Path WORKING_DIRECTORY = Path.of("");
    private static final int KEPT_REPORTS = 5;

    private final RunningServer server;
    private final Desk desk;
    private final Path logs;

    Crashes(RunningServer server, Path home) {
        this.server = server;
        this.desk = new Desk(server);
        this.logs = home.resolve("logs");
    }

    /** The same where a report can be written, which must then be there. */
    Finding reported(String stage, String signal) throws IOException {
        Finding finding = at(stage, signal);
        if (!signal.equals("ABRT")) {
            assertThat(finding.figure()).contains(" The report is ");
            assertThat(logs.resolve(finding.figure().replaceFirst(".*(crash-\\d+\\.log).*", "$1")))
                    .isNotEmptyFile();
        }
        return finding;
    }

    /** The signal arrives as the system sends it to a process whose native code did wrong. */
    Finding at(String stage, String signal) throws IOException {
        Set<Path> before = files(WORKING_DIRECTORY);
        ProcessHandle worker = server.worker();
        Machine.limit(worker, "core", "unlimited:unlimited");
        String run = desk.submit(NETWORK, 1, "standard");
        desk.awaitStage(run, stage);
        long crashed = System.nanoTime();
        Machine.signal(server.bench(), signal);

        String message = desk.awaitFailure(run, "NATIVE_CRASH", stage);
        double seconds = (System.nanoTime() - crashed) / 1e9;
        assertThat(message).contains("crashed the measuring process", signal);
        desk.measuresOn();
        assertThat(server.worker().pid()).isEqualTo(worker.pid());
        assertThat(files(WORKING_DIRECTORY)).isEqualTo(before);
        assertThat(reports()).hasSizeLessThanOrEqualTo(KEPT_REPORTS);
        return Finding.good(signal + " while " + stage, "failed after %.1f s: %s".formatted(seconds, message));
    }

    private List<Path> reports() throws IOException {
        return files(logs).stream()
                .filter(file -> file.getFileName().toString().startsWith("crash-"))
                .toList();
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
            return files.collect(Collectors.toSet());
        }
    }
}
