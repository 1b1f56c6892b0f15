package dev.overtone.trials;

import dev.overtone.HomeDatabase;
import dev.overtone.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * A search with measured latency whose server, worker, bench and PostgreSQL are killed again and again. It must come to
 * its end with as many networks as it may try, each measured once, none lost.
 *
 * <p>Arguments: networks to try (12), seconds between kills at most (20; 0 for none), seed.
 */
public final class SearchKills {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final String BODY = """
            {"title": "Under fire", "objectives": [{"metric": "latency"}, {"metric": "expressivity"}],
             "space": {"network": {"preset": "hardnet-39ds", "input": {"height": 64, "width": 64}},
                       "vary": [{"what": "growthRateScale", "values": [0.5, 0.75, 1, 1.25, 1.5]},
                                {"what": "multiplier", "values": [1.5, 1.6, 1.7]},
                                {"what": "depthwise", "values": [true, false]}]},
             "seed": 1, "budget": {"trials": %d}}""";

    private static final List<Victim> VICTIMS = List.of(Victim.values());

    private SearchKills() {}

    public static void main(String[] arguments) throws Exception {
        int networks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.out.printf("%d networks, a kill within %d s, seed %d%n", networks, seconds, seed);
        Path home = Files.createTempDirectory("overtone-search-kills-");
        boolean good;
        try (var installation = new Installation(PackagedServer.JAR, home)) {
            good = new Fire(installation, new HomeDatabase(home), new SplittableRandom(seed)).run(networks, seconds);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(good ? 0 : 1);
    }

    private static final class Fire {

        private final Installation installation;
        private final HomeDatabase database;
        private final SplittableRandom random;
        private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);

        Fire(Installation installation, HomeDatabase database, SplittableRandom random) {
            this.installation = installation;
            this.database = database;
            this.random = random;
        }

        boolean run(int networks, int seconds) throws IOException {
            long begin = System.nanoTime();
            String id = http().postJson("/api/v1/searches", BODY.formatted(networks))
                    .json()
                    .get("id")
                    .stringValue();
            String path = "/api/v1/searches/" + id;
            JsonNode search = look(path);
            while (search == null || !isOver(search)) {
                if (System.nanoTime() - begin > LONGEST.toNanos()) {
                    System.out.println("FAULT the search is stuck: " + search);
                    return false;
                }
                Pause.milliseconds(1000 + random.nextInt(1000 * seconds + 1));
                search = look(path);
                if (seconds > 0 && (search == null || !isOver(search))) {
                    kill();
                }
            }
            return report(search, path, networks, (System.nanoTime() - begin) / 1e9);
        }

        private Http http() {
            return new Http(URI.create(installation.server().url()).getPort());
        }

        private static boolean isOver(JsonNode search) {
            return !List.of("RUNNING", "PAUSED").contains(search.get("state").stringValue());
        }

        /** Null while nobody answers. */
        private @Nullable JsonNode look(String path) {
            try {
                Http.Answer answer = http().get(path);
                return answer.status() == 200 ? answer.json() : null;
            } catch (UncheckedIOException e) {
                return null;
            }
        }

        private void kill() throws IOException {
            Victim victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
            victim.end(victim.processes(installation.server(), database));
            kills.merge(victim, 1, Integer::sum);
            if (victim.endsTheServer()) {
                installation.server().process().onExit().join();
                installation.startAgain();
            }
        }

        private boolean report(JsonNode search, String path, int networks, double seconds) {
            List<JsonNode> trials =
                    items(http().get(path + "/trials?pageSize=500").json().get("items"));
            List<JsonNode> runs =
                    items(http().get("/api/v1/runs?pageSize=500").json().get("items"));
            var faults = new ArrayList<String>();
            expect(faults, search.get("state").stringValue().equals("FINISHED"), "it ended as " + search.get("state"));
            expect(faults, trials.size() == networks, trials.size() + " trials");
            expect(faults, runs.size() == networks, runs.size() + " runs for " + networks + " networks");
            var seen = new HashSet<String>();
            for (JsonNode trial : trials) {
                expect(faults, !trial.get("endedAt").isNull(), "lost " + trial);
                expect(
                        faults,
                        seen.add(trial.get("fingerprint").stringValue())
                                || !trial.get("repeats").isNull(),
                        "twice " + trial.get("name"));
            }
            System.out.println("kills      " + kills);
            System.out.printf(Locale.ROOT, "ended      after %.0f s: %s%n", seconds, search.get("reason"));
            System.out.println("trials     " + search.get("counts"));
            for (JsonNode point : items(http().get(path + "/front").json().get("points"))) {
                System.out.printf(
                        Locale.ROOT,
                        "front      %8.2f ms  %8.1f  %s%n",
                        point.get("values").get(0).doubleValue(),
                        point.get("values").get(1).doubleValue(),
                        point.get("trial").get("name").stringValue());
            }
            faults.forEach(fault -> System.out.println("FAULT " + fault));
            return faults.isEmpty();
        }

        private static void expect(List<String> faults, boolean holds, String otherwise) {
            if (!holds) {
                faults.add(otherwise);
            }
        }

        private static List<JsonNode> items(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false).toList();
        }
    }
}
