package dev.overtone.profiling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's Nsight Compute: what a card's memory moves, kernel by kernel. It counts only what it has started itself, and
 * runs each kernel several times; so a second bench builds the network again and runs one forward under it. No card has
 * run this yet.
 */
final class NsightCompute implements CounterTool {

    private static final String READ = "dram__bytes_read.sum";
    private static final String WRITTEN = "dram__bytes_write.sum";
    private static final long LONGEST_LOOK_SECONDS = 20;
    private static final long LONGEST_SECONDS = 300;
    private static final long PULSE_MILLIS = 500;

    private final String program;
    private final @Nullable BenchJob job;

    /** @param job what is measured, or null where it is only asked whether anything could be counted */
    NsightCompute(@Nullable BenchJob job) {
        this("ncu", job);
    }

    NsightCompute(String program, @Nullable BenchJob job) {
        this.program = program;
        this.job = job;
    }

    @Override
    public CounterSupport support() {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0
                    ? new CounterSupport(
                            true, "Nsight Compute counts " + READ + ", " + WRITTEN + " (no card has run this yet).")
                    : new CounterSupport(false, "Nsight Compute is here but does not start.");
        } catch (IOException e) {
            return new CounterSupport(false, "Nsight Compute (ncu) is not installed on this machine.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CounterSupport(false, "Nobody waited for Nsight Compute.");
        }
    }

    /** One forward, whatever was asked for: every kernel is counted alone. */
    @Override
    public Counters count(Runnable forward, int forwards) {
        CounterSupport support = support();
        if (!support.usable() || job == null) {
            return Counters.none(support.words());
        }
        try {
            Path log = Files.createTempFile("overtone-ncu-", ".csv");
            try {
                return counters(countedBench(job, log));
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            return Counters.none("Nsight Compute could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Counters.none("Nobody waited for Nsight Compute.");
        }
    }

    /** @return what Nsight Compute wrote */
    private String countedBench(BenchJob job, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = JavaProcess.of(List.of("-Xmx2g"), Bench.COMMAND, BenchProcess.COUNTED);
        var command = new ArrayList<>(command(program, log));
        command.addAll(builder.command());
        Process process = builder.command(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var toBench = process.outputWriter(StandardCharsets.UTF_8)) {
            toBench.write(BenchProcess.MAPPER.writeValueAsString(job));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
            do {
                // A bench that hears nothing from its parent ends itself.
                toBench.newLine();
                toBench.flush();
            } while (!process.waitFor(PULSE_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        } catch (IOException e) {
            process.waitFor(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(log);
    }

    static List<String> command(String program, Path log) {
        return List.of(
                program,
                "--csv",
                "--page",
                "details",
                "--print-units",
                "base",
                "--metrics",
                READ + "," + WRITTEN,
                "--profile-from-start",
                "off",
                "--target-processes",
                "application-only",
                "--log-file",
                log.toString());
    }

    static Counters counters(String csv) {
        Map<String, Double> sums = NsightCsv.bytes(csv);
        Double read = sums.get(READ);
        Double written = sums.get(WRITTEN);
        if (read == null || written == null) {
            String said = csv.lines()
                    .filter(line -> line.startsWith("==ERROR=="))
                    .findFirst()
                    .map(line -> ": " + line.substring("==ERROR==".length()).strip())
                    .orElse(".");
            return Counters.none("Nsight Compute counted nothing" + said);
        }
        return new Counters(
                1,
                List.of(new Counters.Event(READ, read, "byte", 1), new Counters.Event(WRITTEN, written, "byte", 1)),
                Math.round(read + written),
                "What the card's memory moved, every kernel counted alone with its caches flushed before (no card has run"
                        + " this yet).");
    }
}
