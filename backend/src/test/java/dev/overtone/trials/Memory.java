package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Networks that need more memory than there is, and how well it is known before. */
final class Memory {

    private static final long GB = 1_000_000_000;
    private static final Duration SOON = Duration.ofMinutes(1);

    /** A control group of version 1, which its administrator may give children. */
    static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup/memory");

    private final RunningServer server;
    private final Desk desk;

    Memory(RunningServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    /** The estimate comes first: the process that would have taken the memory never grows. */
    Finding foreseen() throws IOException {
        long asked = System.nanoTime();
        String run = desk.submit(
                "{\"preset\": \"densenet-161\", \"input\": {\"height\": 8192, \"width\": 8192}}", 4096, "quick");
        long grown = 0;
        while (server.run(run).get("state").stringValue().matches("QUEUED|RUNNING")) {
            grown = Math.max(grown, ofTheBench());
        }
        String message = desk.awaitFailure(run, "OUT_OF_MEMORY", "BUILDING");
        double seconds = (System.nanoTime() - asked) / 1e9;
        assertThat(message)
                .matches(
                        "The network needs about [\\d.]+ GB \\(weights .*batch of 4096.*\\), and cpu has [\\d.]+ GB\\.");
        assertThat(grown).isLessThan(GB);
        assertThat(seconds).isLessThan(SOON.toMillis() / 1000.0);
        desk.measuresOn();
        return Finding.good(
                "8192×8192, batch 4096",
                "failed after %.1f s, bench at most %d MB: %s".formatted(seconds, grown / 1_000_000, message));
    }

    /** The estimate holds for the machine, and then the process may not take so much: libtorch's allocator throws. */
    Finding refusedByTheSystem() throws IOException {
        ProcessHandle worker = server.worker();
        String run = desk.submit(Desk.SMALL, 4096, "standard");
        desk.awaitStage(run, "CHECKING");
        ProcessHandle bench = server.bench();
        Machine.limit(bench, "as", Long.toString(Machine.bytes(bench, "VmSize") + GB / 50));
        JsonNode failure = desk.awaitEnd(run).get("failure");
        assertThat(failure.get("code").asString("")).as(failure.toString()).isEqualTo("OUT_OF_MEMORY");
        String message = failure.get("message").stringValue();
        assertThat(message).startsWith("Memory ran out");
        desk.measuresOn();
        assertThat(server.worker().pid()).isEqualTo(worker.pid());
        return Finding.good("limit on the address space", failure.get("stage").stringValue() + ": " + message);
    }

    /** The kernel ends the process, as it does when the whole machine is out of memory. */
    Finding killedByTheSystem() throws IOException {
        ProcessHandle worker = server.worker();
        Path controlGroup = CONTROL_GROUPS.resolve("overtone-" + worker.pid());
        Files.createDirectory(controlGroup);
        try {
            String run = desk.submit(Desk.SMALL, 4096, "standard");
            desk.awaitStage(run, "CHECKING");
            ProcessHandle bench = server.bench();
            // What it holds already stays on the account of the group that it comes from.
            Files.writeString(controlGroup.resolve("memory.limit_in_bytes"), Long.toString(GB / 50));
            Files.writeString(controlGroup.resolve("cgroup.procs"), Long.toString(bench.pid()));
            JsonNode failure = desk.awaitEnd(run).get("failure");
            assertThat(failure.get("code").asString("")).as(failure.toString()).isEqualTo("OUT_OF_MEMORY");
            String message = failure.get("message").stringValue();
            assertThat(message).isEqualTo("Memory ran out, and the system killed the measuring process.");
            desk.measuresOn();
            assertThat(server.worker().pid()).isEqualTo(worker.pid());
            return Finding.good("killed by the kernel", failure.get("stage").stringValue() + ": " + message);
        } finally {
            await().ignoreExceptions().until(() -> Files.deleteIfExists(controlGroup));
        }
    }

    /** Expected over measured: above 1 the estimate refuses too early, below 1 too late. */
    Finding estimate(String preset, int batch) throws IOException {
        JsonNode run = desk.awaitEnd(desk.submit("{\"preset\": \"" + preset + "\"}", batch, "quick"));
        assertThat(run.get("state").stringValue()).as(run.toString()).isEqualTo("FINISHED");
        double expected = Double.parseDouble(
                run.at("/environment/memory expected").stringValue().replace(" MB", ""));
        double peak = run.at("/measurement/peakMemoryBytes").doubleValue() / 1e6;
        assertThat(expected / peak).isBetween(0.8, 1.5);
        return Finding.good(
                preset + ", batch " + batch,
                "expected %.0f MB, peak %.0f MB: ratio %.2f".formatted(expected, peak, expected / peak));
    }

    private long ofTheBench() {
        List<Long> peaks = server.worker().children().map(Memory::peak).toList();
        return peaks.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static long peak(ProcessHandle process) {
        try {
            return Machine.bytes(process, "VmHWM");
        } catch (IOException e) {
            return 0;
        }
    }
}
