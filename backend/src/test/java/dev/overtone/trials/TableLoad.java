package dev.overtone.trials;

import dev.overtone.HomeDatabase;
import dev.overtone.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * How long a table of many runs waits, over HTTP: every kind of list, filter, order and group, each asked again and again of
 * a server that has just been filled. Ends with 1 where 19 of 20 answers of a kind do not come within 300 ms.
 *
 * <p>Arguments: runs (100,000), requests of each kind (40).
 */
public final class TableLoad {

    private static final double LONGEST = 300;
    private static final int WARM_UP = 5;

    /** The JVM compiles what writes a page while the page is asked for, as on the first day of a server. */
    private static final int WARM_UP_OF_PAGES = 60;

    private TableLoad() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        Path home = Files.createTempDirectory("overtone-table-");
        boolean slow = false;
        try (var server = PackagedServer.start(home, false)) {
            long begin = System.nanoTime();
            try (var connection = new HomeDatabase(home).connect()) {
                connection.setNetworkTimeout(Runnable::run, 600_000);
                ManyRuns.write(connection, runs);
            }
            System.out.printf(Locale.ROOT, "%,d runs written in %.0f s%n", runs, Durations.secondsSince(begin));
            for (Map.Entry<String, String> kind : kinds().entrySet()) {
                slow |= ask(server.http(), kind.getKey(), kind.getValue(), requests);
            }
            slow |= walk(server.http(), requests);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(slow ? 1 : 0);
    }

    /** Whether it was too slow. */
    private static boolean ask(Http http, String kind, String path, int requests) {
        double[] times = new double[requests];
        int warmUp = path.startsWith("/api/") ? WARM_UP : WARM_UP_OF_PAGES;
        for (int i = -warmUp; i < requests; i++) {
            long begin = System.nanoTime();
            int status = http.get(path).status();
            if (status != 200) {
                throw new IllegalStateException(path + " was answered with " + status);
            }
            if (i >= 0) {
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return print(kind, times);
    }

    /** One page after the other. */
    private static boolean walk(Http http, int requests) {
        double[] times = new double[requests];
        String token = "";
        for (int i = 0; i < requests; i++) {
            long begin = System.nanoTime();
            var page = http.get(runs("orderBy", "p50 desc, name", "columns", "name, p50", "pageSize", "500") + token)
                    .json();
            times[i] = (System.nanoTime() - begin) / 1e6;
            token = "&pageToken=" + page.get("nextPageToken").stringValue();
        }
        return print("page after page of 500, by p50 and name", times);
    }

    private static boolean print(String kind, double[] times) {
        Arrays.sort(times);
        double p95 = times[Math.ceilDiv(95 * times.length, 100) - 1];
        System.out.printf(
                Locale.ROOT,
                "%-58s p50 %6.1f ms, p95 %6.1f, max %6.1f%s%n",
                kind,
                times[times.length / 2],
                p95,
                times[times.length - 1],
                p95 < LONGEST ? "" : "  TOO SLOW");
        return p95 >= LONGEST;
    }

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("the newest, in full", runs());
        kinds.put(
                "the newest, usual columns", runs("columns", "name,state,p50,verdict,hardwareProfile,macs,createdAt"));
        kinds.put(
                "every kind of column",
                runs(
                        "columns",
                        "title,tags,experiment,project,series,search,moved,starred,depth,multiplier,"
                                + "metrics.top1,metrics.energy,tags.model,environment.\"java version\""));
        for (String filter : new String[] {
            "state = 'FAILED'",
            "state = 'QUEUED' OR state = 'RUNNING'",
            "p50 BETWEEN 10 AND 12 AND hardwareProfile LIKE 'Processor 3%'",
            "(p50 < 3 OR throughput > 2000) AND NOT tags = 'baseline'",
            "tags = 'baseline' AND batchSize IN (4, 8)",
            "tags.model = 'v3'",
            "name ILIKE '%k14-%'",
            "experiment = 'Experiment 7'",
            "project = 'Project 3' AND createdAt > -30d",
            "createdAt = 2026-11-01",
            "fingerprint LIKE '00%'",
            "metrics.top1 > 79 AND macs < 2G",
            "metrics.energy IS NOT NULL AND multiplier = 1.5",
            "environment.\"java version\" = '25.0.1' AND verdict = 'NOISY'",
            "NOT (p50 < 1000)",
            "moved",
            "starred OR pinned",
            "archived",
            "p50 < -1"
        }) {
            kinds.put("filter " + filter, runs("filter", filter, "columns", "name,state,p50,createdAt"));
        }
        for (String order : new String[] {
            "p50",
            "p50 desc",
            "name",
            "macs desc, p50",
            "experiment, p50 desc",
            "metrics.top1 desc",
            "environment.\"load average\"",
            "state, createdAt desc",
            "series, createdAt"
        }) {
            kinds.put("order " + order, runs("orderBy", order, "columns", "name,state,p50,createdAt"));
        }
        for (String by : new String[] {
            "batchSize",
            "fingerprint, hardwareProfile, batchSize, threads",
            "experiment, multiplier",
            "hardwareProfile, batchSize, threads",
            "state",
            "tags.model",
            "environment.\"java version\""
        }) {
            kinds.put("groups by " + by, path("/groups", "groupBy", by, "columns", "p50,throughput,macs"));
        }
        kinds.put("groups by name, with metrics.top1", path("/groups", "groupBy", "name", "columns", "metrics.top1"));
        kinds.put("values of a filter: experiments", path("/completions", "filter", "experiment = 'Exp"));
        kinds.put("values of a filter: tags", path("/completions", "filter", "tags = 'te"));
        kinds.put("values of a filter: networks", path("/completions", "filter", "name = 'hard"));
        kinds.put("columns", "/api/v1/runs/columns");
        kinds.put("page Runs", "/runs");
        kinds.put("page Runs, in groups", "/runs?group=fingerprint,hardwareProfile");
        return kinds;
    }

    private static String runs(String... parameters) {
        return path("", parameters);
    }

    private static String path(String path, String... parameters) {
        var query = new StringBuilder("/api/v1/runs" + path + "?");
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return query.substring(0, query.length() - 1);
    }
}
