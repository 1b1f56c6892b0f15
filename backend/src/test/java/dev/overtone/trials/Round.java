package dev.overtone.trials;

import dev.overtone.HomeDatabase;
import dev.overtone.trials.FaultTable.Cell;
import dev.overtone.trials.Ledgerkeeper.Device;
import dev.overtone.trials.Ledgerkeeper.Sighting;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Ends a victim at its moment, and waits until the device works again. */
final class Round {

    private static final Duration GIVEN_UP = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final int LONGEST_RANDOM_WAIT = 4_000;

    private final Victim victim;
    private final Moment moment;
    private final Installation installation;
    private final HomeDatabase database;
    private final Ledgerkeeper books;
    private final RunStream stream;
    private final RandomGenerator random;
    private final List<String> faults = new ArrayList<>();

    Round(
            Cell cell,
            Installation installation,
            HomeDatabase database,
            Ledgerkeeper books,
            RunStream stream,
            RandomGenerator random) {
        this.victim = cell.victim();
        this.moment = cell.moment();
        this.installation = installation;
        this.database = database;
        this.books = books;
        this.stream = stream;
        this.random = random;
    }

    /**
     * @param held seconds from the end of the victim until the device was held again
     * @param working seconds until the next run was taken, nothing of the old holder being left
     */
    record Outcome(double held, double working, List<String> faults) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "held after %4.1f s, at work after %4.1f s", held, working)
                    + (faults.isEmpty() ? "" : " " + faults);
        }
    }

    /** What was there when the victim was ended. */
    private record Before(
            long fence, long step, @Nullable Sighting run, Optional<ProcessHandle> bench, long nanoTime) {}

    Outcome play() throws Exception {
        Before before = strike();
        if (victim.endsTheServer()) {
            awaitItsEnd();
            installation.startAgain();
        }
        Outcome outcome = awaitReturn(before);
        check(before);
        return outcome;
    }

    private Before strike() throws Exception {
        try (Connection _ = moment == Moment.WRITING ? database.holdBackResults() : null) {
            await(moment);
            List<ProcessHandle> processes = victim.processes(installation.server(), database);
            Optional<ProcessHandle> bench = installation.server().benchNow();
            var before = new Before(
                    books.device().fence(), books.newestStep(), books.atWork().orElse(null), bench, System.nanoTime());
            victim.end(processes);
            return before;
        }
    }

    private void await(Moment moment) throws IOException {
        switch (moment) {
            case ANY -> Pause.milliseconds(random.nextInt(LONGEST_RANDOM_WAIT));
            case QUEUED -> stream.submit();
            case BUILDING, CHECKING, WARMING, MEASURING, WRITING -> {
                while (!isAtWorkOn(moment)) {
                    Pause.milliseconds(2);
                }
                if (moment == Moment.MEASURING) {
                    Pause.milliseconds(random.nextInt(500));
                }
            }
        }
    }

    private boolean isAtWorkOn(Moment stage) {
        return books.atWork()
                .filter(run -> stage.name().equals(run.stage()))
                .filter(_ -> victim != Victim.BENCH
                        || installation.server().benchNow().isPresent())
                .isPresent();
    }

    private void awaitItsEnd() throws IOException, InterruptedException {
        var process = installation.server().process();
        if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            faults.add("The server did not end when it was told to");
            process.destroyForcibly().waitFor();
        } else if (!victim.isKilled() && !database.isStoppedInOrder()) {
            faults.add("A server that was stopped in order left its database running");
        }
    }

    private Outcome awaitReturn(Before before) {
        double held = -1;
        while (true) {
            Device device = books.device();
            double now = Durations.secondsSince(before.nanoTime());
            if (held < 0 && isHeldAgain(device, before)) {
                held = now;
            }
            if (held >= 0 && device.orphans() == 0 && books.isAnyTakenSince(before.step())) {
                return new Outcome(held, now, faults);
            }
            if (now > GIVEN_UP.toSeconds()) {
                throw new IllegalStateException("The device did not come back: " + device + ", " + before);
            }
            Pause.milliseconds(20);
        }
    }

    /** By a new holder, the old one's bench being gone; the holder of a killed bench goes on. */
    private boolean isHeldAgain(Device device, Before before) {
        return device.held()
                && (victim == Victim.BENCH || device.fence() > before.fence())
                && before.bench().filter(ProcessHandle::isAlive).isEmpty();
    }

    private void check(Before before) {
        Sighting run = before.run();
        if (run != null && victim == Victim.SERVER_IN_ORDER && !books.wasLetGoSince(before.step(), run.run())) {
            faults.add("A server that was stopped in order did not give back " + run);
        }
        if (run != null
                && victim == Victim.BENCH
                && before.bench().isPresent()
                && !books.hasEndedSince(before.step(), run.run())) {
            faults.add("The run of a killed bench did not end: " + run);
        }
    }
}
