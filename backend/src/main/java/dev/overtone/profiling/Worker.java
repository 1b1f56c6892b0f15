package dev.overtone.profiling;

import dev.overtone.profiling.BenchEvent.FoundDevice;
import dev.overtone.storage.OvertoneHome;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunTransitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Adds this machine's devices to the pool and works for each of them. The loop to read is {@link DeviceWorker}: hold,
 * recover, claim, measure, record.
 */
@Component
@Profile("worker")
class Worker implements ApplicationRunner, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Devices devices;
    private final OvertoneHome home;
    private final JdbcConnectionDetails database;
    private final RunTransitions transitions;
    private final Turns turns;
    private final Measurements measurements;
    private final Calibrations calibrations;
    private final SignalQueue signals;
    private final List<DeviceWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Worker(
            Devices devices,
            OvertoneHome home,
            JdbcConnectionDetails database,
            RunTransitions transitions,
            Turns turns,
            Measurements measurements,
            Calibrations calibrations,
            SignalQueue signals) {
        this.devices = devices;
        this.home = home;
        this.database = database;
        this.transitions = transitions;
        this.turns = turns;
        this.measurements = measurements;
        this.calibrations = calibrations;
        this.signals = signals;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        log.info("Looking for devices; the first time this unpacks PyTorch into {}", nativeLibraries());
        String name = Hardware.host() + ":" + ProcessHandle.current().pid();
        for (FoundDevice found : lookUntilFound()) {
            String id = devices.register(found);
            log.info("Device {}: {}", id, found.hardwareProfile().name());
            var worker = new DeviceWorker(
                    id,
                    found.kind(),
                    name,
                    nativeLibraries(),
                    home.logs(),
                    database,
                    transitions,
                    turns,
                    measurements,
                    calibrations,
                    signals);
            workers.add(worker);
            threads.add(Thread.ofPlatform().name("device-" + id).start(worker));
        }
    }

    /** What is in the way, a full disk say, may be put right while we wait. */
    private List<FoundDevice> lookUntilFound() throws IOException, InterruptedException {
        String said = "";
        while (true) {
            List<FoundDevice> found = new ArrayList<>();
            Optional<Failure> failure = look(found);
            if (failure.isEmpty()) {
                return found;
            }
            String trouble = failure.get().message();
            if (!trouble.equals(said)) {
                log.warn("No device can be used, and it is looked again: {}", trouble);
                said = trouble;
            }
            try {
                devices.complain(trouble);
            } catch (DataAccessException e) {
                // The log has it.
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private Optional<Failure> look(List<FoundDevice> found) throws IOException, InterruptedException {
        List<Failure> failures = new ArrayList<>();
        try (BenchProcess bench = BenchProcess.look(nativeLibraries(), home.logs())) {
            Failure died = bench.follow(event -> {
                switch (event) {
                    case BenchEvent.Found all -> found.addAll(all.devices());
                    case BenchEvent.Failed failed -> failures.add(failed.failure());
                    case BenchEvent.Progress _, BenchEvent.Result _, BenchEvent.Results _ -> {}
                    case BenchEvent.Calibrated _, BenchEvent.Signalled _ -> {}
                }
            });
            if (died != null) {
                failures.add(died);
            }
        }
        return failures.stream().findFirst();
    }

    /** DJL's own variable wins, so that several homes can share what takes 432 MB. */
    private Path nativeLibraries() {
        String named = System.getenv("DJL_CACHE_DIR");
        return named == null || named.isBlank()
                ? home.nativeLibraries()
                : Path.of(named).toAbsolutePath();
    }

    /** Gives back what is being measured, and waits until it is written. */
    @Override
    public void close() throws InterruptedException {
        for (DeviceWorker worker : workers) {
            worker.stop();
        }
        for (Thread thread : threads) {
            thread.join(5_000);
        }
    }
}
