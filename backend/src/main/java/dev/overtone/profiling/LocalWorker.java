package dev.overtone.profiling;

import dev.overtone.storage.OvertoneHome;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The server's own worker: another process of this program, started again whenever it ends. */
@Component
@Profile("!worker")
class LocalWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalWorker.class);

    private final Devices devices;
    private final JdbcConnectionDetails database;
    private final OvertoneHome home;
    private final boolean wanted;
    private volatile boolean closing;
    private @Nullable Process process;
    private @Nullable Thread keeper;

    /** @param local {@code overtone.worker.local}: by default in local mode only */
    LocalWorker(
            Devices devices,
            JdbcConnectionDetails database,
            OvertoneHome home,
            @Value("${overtone.team:false}") boolean team,
            @Value("${overtone.worker.local:#{null}}") @Nullable Boolean local) {
        this.devices = devices;
        this.database = database;
        this.home = home;
        this.wanted = local != null ? local : !team;
    }

    /** The processor is in the pool before the first request can name it; its worker takes a moment longer. */
    @PostConstruct
    void register() {
        if (wanted) {
            devices.register(new BenchEvent.FoundDevice("cpu", Hardware.cpu(), Hardware.cores(), null, null));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (wanted && keeper == null) {
            keeper = Thread.ofPlatform().daemon().name("local-worker").start(this::keepAlive);
        }
    }

    private void keepAlive() {
        var restarts = new Restarts();
        while (!closing) {
            long started = System.nanoTime();
            try {
                Duration pause;
                try {
                    int exit = launch().waitFor();
                    if (closing) {
                        return;
                    }
                    pause = restarts.pauseAfter(Duration.ofNanos(System.nanoTime() - started), exit);
                    log.warn("The worker ended (exit code {}); starting another in {} s", exit, pause.toSeconds());
                } catch (IOException e) {
                    pause = restarts.pauseAfter(Duration.ZERO, Restarts.NEVER_RAN);
                    log.error(
                            "The worker cannot be started; trying again in {} s: {}",
                            pause.toSeconds(),
                            e.getMessage());
                }
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized Process launch() throws IOException {
        var reports = new CrashReports(home.logs());
        ProcessBuilder builder = JavaProcess.of(
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", reports.jvmArgument()));
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        var environment = builder.environment();
        environment.put("SPRING_PROFILES_ACTIVE", "worker");
        environment.put("OVERTONE_HOME", home.folder().toString());
        environment.put("OVERTONE_WORKER_CHILD", "true");
        environment.put("SPRING_DATASOURCE_URL", database.getJdbcUrl());
        putIfPresent(environment, "SPRING_DATASOURCE_USERNAME", database.getUsername());
        putIfPresent(environment, "SPRING_DATASOURCE_PASSWORD", database.getPassword());
        process = builder.start();
        return process;
    }

    private static void putIfPresent(java.util.Map<String, String> environment, String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        Thread waiting = keeper;
        if (waiting != null) {
            waiting.interrupt();
        }
        Process current = process;
        if (current != null && current.isAlive()) {
            current.destroy();
            if (!current.waitFor(8, TimeUnit.SECONDS)) {
                current.destroyForcibly();
            }
        }
    }
}
