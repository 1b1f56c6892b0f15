package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measurement in a process of its own, so that whatever happens there (a native crash, the kernel's out-of-memory
 * kill, memory that libtorch keeps) ends with it. The process ends itself when it stops hearing from its parent.
 */
final class BenchProcess implements AutoCloseable {

    static final String LOOK = "look";
    static final String COUNTED = "counted";
    static final String CALIBRATE = "calibrate";
    static final String SIGNALS = "signals";

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * The C library would give freed activations back to the system and fetch them anew, page by page, in every forward
     * or in none, as the heap of that process happens to lie: 14 % between two processes that do the same. So it keeps
     * them, in large pages.
     */
    private static final String KEEPS_ITS_MEMORY = "glibc.malloc.trim_threshold=4294967296"
            + ":glibc.malloc.mmap_threshold=4294967296"
            + ":glibc.malloc.top_pad=268435456"
            + ":glibc.malloc.hugetlb=1";

    private static final Duration PULSE = Duration.ofMillis(500);
    private static final Duration LONGEST_LAST_WORDS = Duration.ofSeconds(2);

    private final Process process;
    private final BufferedWriter toProcess;
    private final LastWords lastWords = new LastWords();
    private final long systemKills = Hardware.outOfMemoryKills();
    private final Thread listening;
    private volatile String stage = Stages.BUILDING;

    private BenchProcess(Process process) {
        this.process = process;
        this.toProcess = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.listening = Thread.ofVirtual().name("bench-errors").start(this::collectErrors);
    }

    /** @param logs folder that a crash is reported to */
    static BenchProcess measure(BenchJob job, Path logs) throws IOException {
        BenchProcess bench = start(job.threads(), Path.of(job.nativeLibraries()), logs, Bench.COMMAND);
        bench.begin(MAPPER.writeValueAsString(job));
        return bench;
    }

    /** Asks which devices this machine has; the first call on a machine unpacks the native libraries. */
    static BenchProcess look(Path nativeLibraries, Path logs) throws IOException {
        BenchProcess bench = start(1, nativeLibraries, logs, Bench.COMMAND, LOOK);
        bench.begin(nativeLibraries.toString());
        return bench;
    }

    /** Asks what a device reaches, with all cores. */
    static BenchProcess calibrate(CalibrationJob job, Path logs) throws IOException {
        BenchProcess bench = start(Hardware.cores(), Path.of(job.nativeLibraries()), logs, Bench.COMMAND, CALIBRATE);
        bench.begin(MAPPER.writeValueAsString(job));
        return bench;
    }

    /** Asks for the signals of a network, with all cores. */
    static BenchProcess signals(SignalsJob job, Path logs) throws IOException {
        BenchProcess bench = start(Hardware.cores(), Path.of(job.nativeLibraries()), logs, Bench.COMMAND, SIGNALS);
        bench.begin(MAPPER.writeValueAsString(job));
        return bench;
    }

    private static BenchProcess start(int threads, Path nativeLibraries, Path logs, String... arguments)
            throws IOException {
        var reports = new CrashReports(logs);
        reports.keepNewest();
        ProcessBuilder builder =
                JavaProcess.of(List.of("-Xmx2g", "-XX:+UseSerialGC", reports.jvmArgument()), arguments);
        var environment = builder.environment();
        environment.put("DJL_CACHE_DIR", nativeLibraries.toString());
        environment.put("DJL_OFFLINE", "true");
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        // Waiting OpenMP threads would otherwise spin: 50 ms become 2 s beside a busy neighbour.
        environment.putIfAbsent("GOMP_SPINCOUNT", "1000");
        environment.putIfAbsent("GLIBC_TUNABLES", KEEPS_ITS_MEMORY);
        // fp32 means fp32: CUDA libraries would otherwise round convolutions' inputs to TF32.
        environment.put("NVIDIA_TF32_OVERRIDE", "0");
        return new BenchProcess(builder.start());
    }

    /**
     * Hands on every event until the process ends.
     *
     * @return why it ended badly, or null when it told a result itself
     */
    @Nullable
    Failure follow(Consumer<BenchEvent> listener) throws IOException, InterruptedException {
        boolean told = false;
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<BenchEvent> event = event(line);
                if (event.isPresent()) {
                    if (event.get() instanceof BenchEvent.Progress progress) {
                        stage = progress.stage();
                    } else {
                        told = true;
                    }
                    listener.accept(event.get());
                }
            }
        }
        int exit = process.waitFor();
        listening.join(LONGEST_LAST_WORDS);
        return told ? null : lastWords.explain(exit, stage, Hardware.outOfMemoryKills() - systemKills);
    }

    /** A crashing JVM, and C code that prints, write between the events; an event that breaks off is no event. */
    private Optional<BenchEvent> event(String line) {
        if (line.startsWith("{")) {
            try {
                return Optional.of(MAPPER.readValue(line, BenchEvent.class));
            } catch (JacksonException e) {
                // As good as any other word.
            }
        }
        lastWords.add(line);
        return Optional.empty();
    }

    /** Ends the process now; nothing of it is left on the device. */
    @Override
    public void close() {
        // Not the process's own destroyForcibly(): it also closes the stream that follow() reads from.
        process.toHandle().destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(String task) {
        try {
            send(task);
        } catch (IOException e) {
            // It died before it could read; follow() tells how.
        }
        Thread.ofVirtual().name("bench-pulse").start(this::beat);
    }

    private void beat() {
        try {
            while (process.isAlive()) {
                Thread.sleep(PULSE);
                send("");
            }
        } catch (IOException e) {
            // The process has ended; follow() tells how.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void send(String line) throws IOException {
        toProcess.write(line);
        toProcess.newLine();
        toProcess.flush();
    }

    private void collectErrors() {
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                lastWords.add(line);
            }
        } catch (IOException e) {
            // The pipe broke with the process.
        }
    }
}
