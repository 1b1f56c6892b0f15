package dev.overtone.trials;

import dev.overtone.HomeDatabase;
import dev.overtone.trials.FaultTable.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the processes of the packaged program, alone and together, at every stage of a run, while runs keep coming.
 * Nothing that was accepted may be lost, ended twice or stuck, and the device must be at work again within a minute.
 *
 * <p>Arguments: rounds (200), seed, minutes after which no other round is begun.
 */
public final class Faults implements AutoCloseable {

    private static final double DEVICE_BACK_SECONDS = 60;
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);

    private final Path jar = PackagedServer.JAR;
    private final Path home = Files.createTempDirectory("overtone-faults-");
    private final HomeDatabase database = new HomeDatabase(home);
    private final Ledgerkeeper books = new Ledgerkeeper(database);
    private final Installation installation = new Installation(jar, home);
    private final FaultTable table = new FaultTable();
    private final Durations held = new Durations();
    private final Durations working = new Durations();
    private final List<String> faults = new ArrayList<>();
    private final RandomGenerator random;

    private Faults(long seed) throws IOException {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        long minutes = arguments.length > 2 ? Long.parseLong(arguments[2]) : Long.MAX_VALUE;
        System.out.printf("%d rounds, seed %d%n", rounds, seed);
        boolean good;
        try (var trial = new Faults(seed)) {
            good = trial.run(rounds, minutes);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(int rounds, long minutes) throws Exception {
        books.install();
        long begin = System.nanoTime();
        var stream = new RunStream(installation);
        try (var benches = new Benches(home)) {
            int done = 0;
            while (done < rounds && Durations.secondsSince(begin) / 60 < minutes) {
                Cell cell = table.next(random);
                Round.Outcome outcome = new Round(cell, installation, database, books, stream, random).play();
                done++;
                table.count(cell);
                held.add(outcome.held());
                working.add(outcome.working());
                faults.addAll(outcome.faults());
                System.out.printf("%4d  %-18s %-10s %s%n", done, cell.victim(), cell.moment(), outcome);
                if (done % 20 == 0) {
                    System.out.println("      " + books.totals(stream.accepted()));
                }
            }
            double each = Durations.secondsSince(begin) / done;
            stream.stop();
            boolean drained = drain();
            return report(done, each, stream, benches, drained);
        }
    }

    /** Lets the queue run empty. */
    private boolean drain() {
        long begin = System.nanoTime();
        while (books.device().open() > 0) {
            if (System.nanoTime() - begin > LONGEST_DRAIN.toNanos()) {
                return false;
            }
            Pause.milliseconds(200);
        }
        return true;
    }

    private boolean report(int rounds, double each, RunStream stream, Benches benches, boolean drained) {
        Ledgerkeeper.Totals totals = books.totals(stream.accepted());
        System.out.printf("%n%s%n%n", table);
        System.out.printf(Locale.ROOT, "rounds               %d, %.1f s each%n", rounds, each);
        System.out.printf(
                "runs accepted        %d (and %d requests without an answer)%n",
                stream.accepted().size(), stream.unanswered());
        System.out.printf(
                "     finished        %d, failed %s, cancelled %d, other %d%n",
                totals.finished(), totals.failures(), totals.cancelled(), totals.open());
        System.out.printf("     lost            %d%n", totals.lost());
        System.out.printf("     ended twice     %d%n", totals.twice());
        System.out.printf("     stuck           %d%n", drained ? 0 : totals.open());
        System.out.printf("benches at once      %d at most%n", benches.most());
        System.out.printf("device held again    %s%n", held);
        System.out.printf("device at work again %s%n", working);
        faults.forEach(fault -> System.out.println("FAULT " + fault));
        boolean onlyOurFailures = java.util.Set.of("KILLED", "WORKER_LOST")
                .containsAll(totals.failures().keySet());
        return faults.isEmpty()
                && drained
                && totals.lost() == 0
                && totals.twice() == 0
                && onlyOurFailures
                && benches.most() <= 1
                && held.longest() < DEVICE_BACK_SECONDS;
    }

    @Override
    public void close() throws IOException {
        books.close();
        installation.close();
        FileSystemUtils.deleteRecursively(home);
    }
}
