package dev.overtone.trials;

import dev.overtone.FreePort;
import dev.overtone.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged program as a person starts it, {@code java -jar}, with a stop watch. */
final class PackagedServer implements AutoCloseable {

    static final Path JAR = Path.of("target", "overtone.jar").toAbsolutePath();
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Duration SLOWEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final long begin;
    private final double secondsToReady;
    private final double cpuSecondsToReady;

    private PackagedServer(Process process, int port, long begin) throws InterruptedException {
        this.process = process;
        this.port = port;
        this.begin = begin;
        awaitHealth();
        secondsToReady = secondsSinceStart();
        cpuSecondsToReady =
                process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    /** @param localWorker whether it has a worker of its own */
    static PackagedServer start(Path home, boolean localWorker) throws IOException, InterruptedException {
        int port = FreePort.find();
        var builder = new ProcessBuilder(JAVA, "-jar", JAR.toString());
        builder.environment().put("OVERTONE_HOME", home.toString());
        builder.environment().put("OVERTONE_WORKER_LOCAL", Boolean.toString(localWorker));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().remove("DJL_CACHE_DIR");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("trial.log").toFile()));
        long begin = System.nanoTime();
        return new PackagedServer(builder.start(), port, begin);
    }

    Http http() {
        return new Http(port);
    }

    long pid() {
        return process.pid();
    }

    double secondsToReady() {
        return secondsToReady;
    }

    double cpuSecondsToReady() {
        return cpuSecondsToReady;
    }

    double secondsSinceStart() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void awaitHealth() throws InterruptedException {
        while (!isHealthy()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || secondsSinceStart() > SLOWEST_START.toSeconds()) {
                process.destroyForcibly();
                throw new IllegalStateException("The server did not start; its home has a trial.log");
            }
        }
    }

    private boolean isHealthy() {
        try {
            return http().get("/actuator/health").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
