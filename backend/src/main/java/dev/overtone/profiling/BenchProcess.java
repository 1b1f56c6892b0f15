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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final int SIGABRT = 128 + 6;
    private static final int SIGKILL = 128 + 9;
    private static final int SIGSEGV = 128 + 11;
    private static final int LAST_LINES = 12;
    private static final Duration PULSE = Duration.ofMillis(500);

    private final Process process;
    private final BufferedWriter toProcess;
    private final Deque<String> lastErrors = new ArrayDeque<>();
    private volatile String stage = Stages.BUILDING;

    private BenchProcess(Process process) {
        this.process = process;
        this.toProcess = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("bench-errors").start(this::collectErrors);
    }

    static BenchProcess measure(BenchJob job) throws IOException {
        BenchProcess bench = start(job.threads(), Path.of(job.nativeLibraries()), Bench.COMMAND);
        bench.send(MAPPER.writeValueAsString(job));
        Thread.ofVirtual().name("bench-pulse").start(bench::beat);
        return bench;
    }

    /** Asks which devices this machine has; the first call on a machine unpacks the native libraries. */
    static BenchProcess look(Path nativeLibraries) throws IOException {
        BenchProcess bench = start(1, nativeLibraries, Bench.COMMAND, LOOK);
        bench.send(nativeLibraries.toString());
        Thread.ofVirtual().name("bench-pulse").start(bench::beat);
        return bench;
    }

    private static BenchProcess start(int threads, Path nativeLibraries, String... arguments) throws IOException {
        ProcessBuilder builder = JavaProcess.of(List.of("-Xmx2g", "-XX:+UseSerialGC"), arguments);
        var environment = builder.environment();
        environment.put("DJL_CACHE_DIR", nativeLibraries.toString());
        environment.put("DJL_OFFLINE", "true");
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        // Waiting OpenMP threads would otherwise spin: 50 ms become 2 s beside a busy neighbour.
        environment.putIfAbsent("GOMP_SPINCOUNT", "1000");
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
                BenchEvent event = MAPPER.readValue(line, BenchEvent.class);
                if (event instanceof BenchEvent.Progress progress) {
                    stage = progress.stage();
                } else {
                    told = true;
                }
                listener.accept(event);
            }
        } catch (JacksonException e) {
            process.destroyForcibly();
            return new Failure("BENCH_DIED", stage, "The measuring process broke off in the middle of a message.");
        }
        int exit = process.waitFor();
        return told ? null : died(exit);
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

    private Failure died(int exit) {
        String message = switch (exit) {
            case SIGKILL ->
                "The measuring process was killed from outside, most likely by the system because memory ran out.";
            case SIGABRT, SIGSEGV -> "The native library crashed the measuring process (signal " + (exit - 128) + ").";
            default -> "The measuring process ended with exit code " + exit + ".";
        };
        String code = switch (exit) {
            case SIGKILL -> "KILLED";
            case SIGABRT, SIGSEGV -> "NATIVE_CRASH";
            default -> "BENCH_DIED";
        };
        return new Failure(code, stage, message + lastWords());
    }

    private String lastWords() {
        synchronized (lastErrors) {
            return lastErrors.stream()
                    .filter(line -> line.contains("rror") || line.contains("xception"))
                    .findFirst()
                    .map(line -> " It said: " + line.strip())
                    .orElse("");
        }
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
                synchronized (lastErrors) {
                    lastErrors.addLast(line);
                    if (lastErrors.size() > LAST_LINES) {
                        lastErrors.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            // The pipe broke with the process.
        }
    }
}
