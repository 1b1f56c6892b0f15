package dev.overtone.trials;

import dev.overtone.TestDatabase;
import dev.overtone.profiling.DeviceRace;
import dev.overtone.storage.EmbeddedPostgres;
import dev.overtone.storage.OvertoneHome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * Four processes race for one device, and every hundredth holder is killed: there is never more than one.
 *
 * <p>Argument: races (1,000).
 */
public final class DeviceRaces {

    private static final int CONTENDERS = 4;

    private DeviceRaces() {}

    public static void main(String[] arguments) throws Exception {
        int races = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        Path folder = Files.createTempDirectory("overtone-races-");
        DeviceRace.Result result;
        long begin = System.nanoTime();
        try (var home = OvertoneHome.open(folder);
                var postgres = EmbeddedPostgres.start(home, TestDatabase.PROGRAMS)) {
            Flyway.configure()
                    .dataSource(postgres.url(), postgres.username(), postgres.password())
                    .load()
                    .migrate();
            result = new DeviceRace(postgres.connection()).run(CONTENDERS, races, races / 100);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.out.printf(
                "%d races among %d processes in %.0f s: %d different winners, %d holders killed, %d tries refused%n",
                result.turns(),
                CONTENDERS,
                Durations.secondsSince(begin),
                result.winners(),
                result.kills(),
                result.refused());
        System.out.printf("two holders at once: %d%n", result.overlaps());
        System.exit(result.overlaps() == 0 && result.turns() >= races ? 0 : 1);
    }
}
