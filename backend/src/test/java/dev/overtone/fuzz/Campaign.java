package dev.overtone.fuzz;

import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.NetworkJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many requests to every route, guided by what comes back: a request that was answered as none before is kept, and
 * changed further. Cheap routes are asked more often, each at least now and then.
 */
public final class Campaign {

    private static final int CONNECTIONS = 16;
    private static final int MOST_COMPLAINTS = 20;
    private static final int MOST_KEPT = 5_000;

    private final int port;
    private final Judge judge;
    private final Known known;
    private final JsonNode api;
    private final List<Route> routes = Route.all();
    private final Map<Route, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Message> corpus = new ConcurrentHashMap<>();
    private final List<Message> kept = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> complaints = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();

    /** @param bound the longest that any answer may take */
    public Campaign(int port, Duration bound) throws IOException {
        this.port = port;
        this.judge = new Judge(bound);
        this.known = new Known(port);
        routes.forEach(route -> tallies.put(route, new Tally()));
        var description = new Route("GET", "/api/v1/openapi.json", List.of(), List.of(), false);
        try (var wire = new Wire(port)) {
            var host = List.of(new Message.Header("Host", "127.0.0.1:" + port));
            String text = wire.send(new Message(description, "GET", description.pattern(), host, ""))
                    .body();
            api = JsonMapper.shared().readTree(text);
        }
    }

    /** Sends so many more, drawn from this seed; stops early after too many complaints. */
    public void run(long requests, long seed) throws InterruptedException {
        long end = asked.get() + requests;
        var random = new SplittableRandom(seed);
        try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> parts = new ArrayList<>();
            IntStream.range(0, CONNECTIONS).forEach(_ -> {
                var own = random.split();
                parts.add(pool.submit(() -> {
                    ask(end, own);
                    return null;
                }));
            });
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Names of the routes that were asked, {@code GET /runs/{id}}. */
    public List<String> routes() {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().count() > 0)
                .map(entry -> entry.getKey().name())
                .toList();
    }

    /** Names of the calls that the server describes. */
    public List<String> described() {
        return api.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }

    /** What was wrong, each kind once, with the request that shows it. */
    public List<String> complaints() {
        return List.copyOf(complaints.values());
    }

    public long asked() {
        return asked.get();
    }

    /** Kinds of answers seen: status, problem, fields. */
    public int kinds() {
        return corpus.size();
    }

    /** All routes together: a share of the answers stayed below so many milliseconds. */
    public double quantile(double share) {
        return all().quantile(share);
    }

    public double longest() {
        return all().longest();
    }

    /** Route, requests, statuses, p99 and longest in milliseconds. */
    public String table() {
        var table = new StringBuilder(String.format(
                Locale.ROOT, "%-34s %9s %9s %9s  %s%n", "route", "requests", "p99 ms", "max ms", "statuses"));
        tallies.forEach((route, tally) -> table.append(String.format(
                Locale.ROOT,
                "%-34s %9d %9.1f %9.1f  %s%n",
                route.name(),
                tally.count(),
                tally.quantile(0.99),
                tally.longest(),
                tally.statuses())));
        return table.toString();
    }

    private Tally all() {
        return tallies.values().stream().reduce(new Tally(), Tally::plus);
    }

    private void ask(long end, SplittableRandom random) throws IOException {
        var values = new Values(random);
        List<ObjectNode> designs = Presets.all().stream()
                .map(preset -> NetworkJson.write(preset.network()))
                .toList();
        var author = new Author(known, new Grammar(api, designs, values), values);
        try (var wire = new Wire(port)) {
            while (asked.incrementAndGet() <= end && complaints.size() < MOST_COMPLAINTS) {
                Message message = kept.isEmpty() || values.once(2)
                        ? author.write(route(values))
                        : author.again(kept.get(values.below(kept.size())));
                judge(message, wire.send(message));
            }
        }
        asked.compareAndSet(end + 1, end);
    }

    private void judge(Message message, Answer answer) throws IOException {
        tallies.get(message.route).add(answer);
        known.learn(answer);
        String kind = judge.kind(message, answer);
        judge.complaint(message, answer)
                .ifPresent(complaint -> complaints.putIfAbsent(
                        complaint + " | " + kind.replaceAll("/.*? ", ""),
                        complaint + "\n--- " + kind + "\n" + message + "\n--- answered\n" + answer.headers() + "\n"
                                + answer.body()
                                        .substring(
                                                0, Math.min(600, answer.body().length()))));
        if (corpus.size() < MOST_KEPT && message.body.length() < 20_000 && corpus.putIfAbsent(kind, message) == null) {
            kept.add(message);
        }
    }

    /** Every route equally often in a fiftieth of the draws, otherwise by what it costs. */
    private Route route(Values values) {
        Route drawn = values.pick(routes);
        if (values.once(25)) {
            return drawn;
        }
        for (int i = 0; i < 50; i++) {
            if (values.below(1000) < 1000 / (1 + tallies.get(drawn).mean())) {
                return drawn;
            }
            drawn = values.pick(routes);
        }
        return drawn;
    }
}
