package dev.overtone.web;

import com.microsoft.playwright.Page;
import dev.overtone.FreePort;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Counters;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Standing;
import dev.overtone.profiling.Verdict;
import dev.overtone.search.SearchState;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Every page in every state worth looking at, served with a {@link FakeProfiler}. A new page is a line in {@link #scenes}. */
public final class Gallery implements AutoCloseable {

    /**
     * @param setting what has happened before, and the address to look at
     * @param then what is done on the page before it is looked at
     * @param expected part of what a browser says of a state that begins with a missing answer
     */
    public record Scene(
            String page,
            String state,
            Function<Setting, String> setting,
            BiConsumer<Gallery, Page> then,
            List<String> expected) {

        Scene(String page, String state, Function<Setting, String> setting) {
            this(page, state, setting, (_, _) -> {}, List.of());
        }

        Scene then(Consumer<Page> next) {
            return then((_, page) -> next.accept(page));
        }

        Scene then(BiConsumer<Gallery, Page> next) {
            return new Scene(page, state, setting, next, expected);
        }

        Scene expecting(String... complaints) {
            return new Scene(page, state, setting, then, List.of(complaints));
        }

        @Override
        public String toString() {
            return page + "-" + state;
        }
    }

    /** What a scene may arrange. */
    public record Setting(FakeProfiler profiler, FakeNetworks networks, FakeSearches searches) {

        String at(RunDetails run) {
            return "/runs/" + run.run().id();
        }

        String filled(String address) {
            PagesPreview.fill(profiler);
            PagesPreview.fill(networks);
            return address;
        }

        /** So many networks were measured. */
        String measured(int networks, String address) {
            Variety.measure(profiler, networks);
            return address;
        }

        /** The page of the preset's network. */
        String network(String preset) {
            filled("");
            return "/networks/" + Fingerprint.of(FakeProfiler.preset(preset));
        }
    }

    private static final String[] CODES = {
        "OUT_OF_MEMORY",
        "NUMERICS",
        "NATIVE_CRASH",
        "KILLED",
        "WORKER_LOST",
        "BENCH_DIED",
        "BENCH_ERROR",
        "TIMED_OUT",
        "NO_DEVICE",
        "NATIVE_LIBRARIES"
    };

    private final int port = FreePort.find();
    private @Nullable ConfigurableApplicationContext served;
    private @Nullable FakeProfiler left;

    public List<Scene> scenes() {
        return Stream.of(
                        home(),
                        designer(),
                        families(),
                        paper(),
                        networks(),
                        run(),
                        runs(),
                        series(),
                        searches(),
                        pairs(),
                        devices(),
                        login(),
                        errors(),
                        keys())
                .flatMap(s -> s)
                .toList();
    }

    /** Arranges a scene and opens it. */
    public void open(Scene scene, Page page) {
        FakeProfiler profiler = serve().getBean(FakeProfiler.class);
        FakeNetworks networks = serve().getBean(FakeNetworks.class);
        FakeSearches searches = serve().getBean(FakeSearches.class);
        profiler.clear();
        networks.clear();
        searches.clear();
        serve().getBean(FakeRunEdits.class).clear();
        page.navigate("http://localhost:" + port + scene.setting().apply(new Setting(profiler, networks, searches)));
        settle(page);
        scene.then().accept(this, page);
        settle(page);
    }

    /** From then on nobody answers; until the next scene, or {@link #serve}. */
    public void stop() {
        if (served != null) {
            left = served.getBean(FakeProfiler.class);
            served.close();
            served = null;
        }
    }

    ConfigurableApplicationContext serve() {
        if (served == null) {
            var application = new SpringApplication(PagesPreview.class);
            application.setDefaultProperties(Map.of(
                    "server.address",
                    "127.0.0.1",
                    "server.max-http-request-header-size",
                    "48KB",
                    "server.shutdown",
                    "immediate",
                    "overtone.team",
                    "true"));
            application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new TakesOver(left)));
            served = application.run("empty", "--server.port=" + port);
        }
        return served;
    }

    /** Gives a new fake the runs of the one before it, before anybody can ask for them. */
    private record TakesOver(@Nullable FakeProfiler left) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof FakeProfiler profiler && left != null) {
                profiler.takeOver(left);
            }
            return bean;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static Stream<Scene> home() {
        return Stream.of(
                new Scene("home", "empty", _ -> "/"),
                new Scene("home", "idle", s -> {
                    s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1240, Verdict.STABLE);
                    s.profiler().addFinished(FakeProfiler.preset("densenet-121"), 81.3, 412, Verdict.NOISY);
                    return "/";
                }),
                new Scene("home", "live", s -> s.filled("/")),
                new Scene("home", "busy", s -> {
                    s.filled("/");
                    many(s.profiler(), 45);
                    return "/";
                }),
                new Scene("home", "stale", s -> s.filled("/"))
                        .then(Gallery::waitUntilStale)
                        .expecting("ERR_", "htmx:"));
    }

    private static Stream<Scene> designer() {
        return Stream.of(
                new Scene("designer", "hardnet", s -> s.filled("/designer")),
                new Scene("designer", "expected", s -> s.measured(43, "/designer"))
                        .then(page -> page.locator(".expected-figure").waitFor()),
                new Scene("designer", "expected-beyond", s -> s.measured(10, "/designer?preset=hardnet-85"))
                        .then(page -> page.locator(".expected-beyond").waitFor()),
                new Scene("designer", "densenet", _ -> "/designer?preset=densenet-121&baseline=hardnet-68"),
                new Scene("designer", "longest", s -> {
                    var run = s.profiler().add(PagesPreview.long64(), RunState.QUEUED, null, 0, null);
                    return "/designer?run=" + run.run().id();
                }),
                new Scene("designer", "refused", _ -> "/designer")
                        .then(page -> {
                            page.locator("[data-path='blocks[0].depth']").fill("900");
                            page.locator("[data-testid='problems']").waitFor();
                        })
                        .expecting("422"),
                new Scene("designer", "form-refused", s -> s.filled("/designer"))
                        .then(page -> {
                            page.locator("#measure summary").press("Enter");
                            page.locator("#measure form").evaluate("form => form.noValidate = true");
                            page.locator("#batchSize").fill("5000");
                            page.locator("#measure-button").press("Enter");
                            page.locator("#problem-batchSize:not([hidden])").waitFor();
                        })
                        .expecting("422"));
    }

    private static Stream<Scene> families() {
        return Stream.of(
                new Scene("families", "start", _ -> "/families"),
                new Scene("families", "amid", _ -> "/families?depth=16&layer=11"),
                new Scene("families", "deep", _ -> "/families?depth=32&growthRate=48&layer=20"));
    }

    private static Stream<Scene> paper() {
        return Stream.of(
                new Scene("reference", "all", _ -> "/reference"),
                new Scene("reference", "ledgers", _ -> "/reference?show=unlike&ledger=ptflops-pytorch&ledger=thop"),
                new Scene("reference", "refused", _ -> "/reference?show=unlike&network=resnet-50"),
                new Scene("compare", "empty", _ -> "/compare"),
                new Scene(
                        "compare",
                        "families",
                        _ -> "/compare?network=hardnet-68&network=densenet-121&network=log-densenet-121"),
                new Scene("compare", "six", Gallery::six),
                new Scene(
                        "compare",
                        "refused",
                        _ -> "/compare?network=hardnet-68ds&network=resnet-50&precision=fp16&batchSize=0"),
                new Scene("correlation", "empty", _ -> "/correlation"),
                new Scene("correlation", "too-few", s -> s.measured(3, "/correlation?layers=plain")),
                new Scene("correlation", "macs", s -> s.measured(60, "/correlation")),
                new Scene("correlation", "cio-linear", s -> s.measured(60, "/correlation?by=cio&axes=linear")),
                new Scene(
                        "correlation",
                        "roofline",
                        s -> s.measured(60, "/correlation?by=milliseconds&layers=plain&family=hardnet")),
                new Scene("face-off", "start", _ -> "/face-off"),
                new Scene(
                        "face-off",
                        "bytes",
                        _ -> "/face-off?equal=parameters&by=bytes&hardware=jetson-nano&precision=fp16&fused=true"),
                new Scene("face-off", "refused", _ -> "/face-off?network=densenet-121&by=milliseconds"));
    }

    private static String six(Setting s) {
        s.filled("");
        String longest = Fingerprint.of(PagesPreview.long64());
        return "/compare?network=hardnet-85&network=hardnet-68ds&network=hardnet-39ds&network=densenet-201&network="
                + longest
                + "&network=densenet-161&by=milliseconds&depthwiseWeight=0.6&rows=all";
    }

    private static Stream<Scene> networks() {
        return Stream.of(
                new Scene("networks", "empty", _ -> "/networks"),
                new Scene("networks", "filled", s -> s.filled("/networks")),
                new Scene("networks", "named-nothing", s -> s.filled("/networks?q=resnet-50")),
                new Scene("network", "preset", s -> s.network("hardnet-68")),
                new Scene("network", "variant", s -> {
                    s.filled("");
                    var variant = s.networks()
                            .list(new NetworkQuery(
                                    "Half as deep", null, null, NetworkQuery.Order.CREATED_AT, true, 1, null))
                            .items()
                            .getFirst();
                    return "/networks/" + variant.network().fingerprint();
                }),
                new Scene("network", "longest", s -> {
                    s.filled("");
                    return "/networks/" + Fingerprint.of(PagesPreview.long64());
                }));
    }

    private static Stream<Scene> run() {
        Stream<Scene> measured = Stream.of(Verdict.values())
                .map(verdict -> new Scene(
                        "run",
                        "finished-" + word(verdict),
                        s -> s.at(s.profiler()
                                .addFinished(
                                        FakeProfiler.preset("hardnet-68"),
                                        48.31,
                                        verdict == Verdict.TOO_FEW_SAMPLES ? 12 : 1240,
                                        verdict))));
        Stream<Scene> failed = Stream.of(CODES)
                .map(code -> new Scene(
                        "run",
                        "failed-" + word(code),
                        s -> s.at(s.profiler()
                                .add(
                                        NetworkJson.read(
                                                "{\"preset\": \"hardnet-85\", \"input\": {\"height\": 4096, \"width\": 4096}}"),
                                        RunState.FAILED,
                                        null,
                                        0.2,
                                        new Failure(
                                                code,
                                                "BUILDING",
                                                "The network needs about 41 GB for activations at this batch and resolution;"
                                                        + " the worker may use 12 GB.")))));
        Stream<Scene> live = Stream.of("BUILDING", "CHECKING", "WARMING", "MEASURING", "WRITING")
                .map(stage -> new Scene("run", "running-" + word(stage), s -> running(s, stage, 0.42)));
        return Stream.of(
                        Stream.of(new Scene(
                                "run",
                                "queued",
                                s -> s.at(s.profiler()
                                        .add(FakeProfiler.preset("hardnet-68"), RunState.QUEUED, null, 0, null)))),
                        live,
                        Stream.of(new Scene("run", "settling", s -> running(s, "MEASURING", 1))),
                        measured,
                        Stream.of(
                                new Scene(
                                        "run",
                                        "finished-longest",
                                        s -> s.at(s.profiler()
                                                .addFinished(PagesPreview.long64(), 1048.3, 312, Verdict.STABLE))),
                                new Scene(
                                        "run",
                                        "measured-before-layers",
                                        s -> s.at(s.profiler()
                                                .addOld(
                                                        FakeProfiler.preset("hardnet-68"),
                                                        48.31,
                                                        1240,
                                                        Verdict.STABLE))),
                                new Scene(
                                        "run",
                                        "counted",
                                        s -> s.at(
                                                s.profiler()
                                                        .addCounted(
                                                                FakeProfiler.preset("densenet-121"),
                                                                81.3,
                                                                new Counters(
                                                                        12,
                                                                        List.of(
                                                                                new Counters.Event(
                                                                                        "cycles", 1.61e8, "", 0.83),
                                                                                new Counters.Event(
                                                                                        "LLC-load-misses",
                                                                                        3.1e6,
                                                                                        "",
                                                                                        1)),
                                                                        198_400_000L,
                                                                        "Misses of the last-level cache × 64 bytes, loads only: lines that the"
                                                                                + " hardware fetched ahead and lines written back are not among them.")))),
                                new Scene(
                                        "run",
                                        "cancelled",
                                        s -> s.at(s.profiler()
                                                .add(
                                                        FakeProfiler.preset("hardnet-68"),
                                                        RunState.CANCELLED,
                                                        null,
                                                        0,
                                                        null))),
                                new Scene("run", "stale", s -> running(s, "MEASURING", 0.42))
                                        .then(Gallery::waitUntilStale)
                                        .expecting("ERR_", "htmx:")),
                        failed)
                .flatMap(s -> s);
    }

    private static Stream<Scene> runs() {
        return Stream.of(
                new Scene("runs", "empty", _ -> "/runs"),
                new Scene("runs", "filled", s -> s.filled("/runs")),
                new Scene("runs", "row", s -> s.filled("/runs")).then(page -> press(page, "j", "j")),
                new Scene("runs", "filtered-empty", s -> {
                    s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1240, Verdict.STABLE);
                    return "/runs?filter=state = 'FAILED'";
                }),
                new Scene(
                        "runs",
                        "filter-error",
                        s -> s.filled("/runs?filter=p50 < 60 AND (sate = 'FINISHED' OR starred)")),
                new Scene("runs", "suggestions", s -> s.filled("/runs")).then(page -> {
                    press(page, "/");
                    page.keyboard().type("state = 'FINISHED' AND p");
                    page.locator("#filter-list [role=option]").first().waitFor();
                    press(page, "ArrowDown");
                }),
                new Scene("runs", "columns", s -> s.filled("/runs?columns=name,state,p50,tags,cio")).then(page -> {
                    press(page, "v");
                    page.locator("#columns[open]").waitFor();
                }),
                new Scene("runs", "column-menu", s -> s.filled("/runs")).then(page -> {
                    page.locator("#more-p50").press("Enter");
                    page.locator("#column-menu:popover-open").waitFor();
                }),
                new Scene(
                        "runs",
                        "wide",
                        s -> s.filled(
                                "/runs?columns=name,state,p50,p90,mean,throughput,peakMemoryBytes,tags,"
                                        + "experiment,device,hardwareProfile,runtime,precision,createdAt,fingerprint&left=2&widths=name:220")),
                new Scene("runs", "groups", Gallery::grouped),
                new Scene("runs", "group-open", Gallery::grouped).then(page -> {
                    page.locator("#unfold-0").press("Enter");
                    page.locator("tr.member").first().waitFor();
                }),
                new Scene("runs", "marked", s -> s.filled("/runs")).then(page -> press(page, "j", "x", "j", "j", "X")),
                new Scene("runs", "export", s -> s.filled("/runs"))
                        .then(page -> page.locator("#export-menu").press("Enter")),
                new Scene("runs", "named-nothing", s -> s.filled("/runs?filter=resnet-50")),
                new Scene("runs", "paged", s -> {
                    many(s.profiler(), RunsPage.SIZE + 20);
                    return "/runs?filter=state = 'QUEUED'&sort=cio,name desc&page=" + RunsPage.SIZE;
                }),
                new Scene("runs", "stale", s -> s.filled("/runs"))
                        .then(Gallery::waitUntilStale)
                        .expecting("ERR_", "htmx:"));
    }

    private static String grouped(Setting s) {
        s.filled("");
        for (int i = 0; i < 6; i++) {
            s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48 + i * 0.3, 1240, Verdict.STABLE);
            s.profiler().addFinished(FakeProfiler.preset("densenet-121"), 80 + i, 412, Verdict.STABLE);
        }
        s.profiler().addElsewhere(FakeProfiler.preset("densenet-121"), 31);
        return "/runs?group=name&columns=name,p50,throughput,macs,cio,createdAt";
    }

    private static Stream<Scene> series() {
        return Stream.of(
                new Scene("series", "empty", _ -> "/series"),
                new Scene("series", "new", _ -> "/series/new"),
                new Scene("series", "new-sweep", _ -> "/series/new?network=hardnet-68&axis=growthRate"),
                new Scene(
                        "series",
                        "new-set",
                        _ -> "/series/new?network=hardnet-68&network=densenet-121&axis=&together=true"),
                new Scene("series", "filled", s -> {
                    seriesOf(s);
                    return "/series";
                }),
                new Scene("series", "set", s -> "/series/" + seriesOf(s)));
    }

    private static UUID seriesOf(Setting s) {
        return s.profiler()
                .addSeries(
                        "Three presets",
                        null,
                        true,
                        List.of(
                                s.profiler()
                                        .addFinished(FakeProfiler.preset("hardnet-39ds"), 18.4, 1240, Verdict.STABLE),
                                s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 78.9, 1240, Verdict.STABLE),
                                s.profiler().add(FakeProfiler.preset("hardnet-85"), RunState.QUEUED, null, 0, null)))
                .series()
                .id();
    }

    private static Stream<Scene> searches() {
        return Stream.of(
                new Scene("searches", "empty", _ -> "/searches"),
                new Scene("searches", "filled", s -> {
                    s.searches().add("Around hardnet-68, fast and able", SearchState.RUNNING, 84);
                    s.searches().add("Dry run of a larger space", SearchState.PAUSED, 1);
                    s.searches().add("Small enough for a phone", SearchState.FINISHED, 400);
                    s.searches().add("Stopped before it found anything", SearchState.STOPPED, 0);
                    return "/searches";
                }),
                new Scene("searches", "new", _ -> "/searches/new"),
                new Scene("searches", "new-around", s -> s.filled("/searches/new?network=hardnet-68")),
                new Scene("searches", "new-refused", s -> s.filled("/searches/new?network=hardnet-68"))
                        .then(page -> {
                            page.locator("#values-1").fill("many");
                            page.locator("#trials").fill("");
                            page.locator("#at-most-1").fill("3");
                            page.locator("#begin-search").press("Enter");
                            page.locator(".problem:not([hidden])").first().waitFor();
                        })
                        .expecting("422"),
                new Scene("searches", "compare-none", _ -> "/searches/compare"),
                new Scene("searches", "compare", s -> {
                    s.filled("");
                    UUID one = s.searches().add("Around hardnet-68, fast and able", SearchState.FINISHED, 400);
                    UUID other = s.searches().add("Around hardnet-68, by chance", SearchState.FINISHED, 120);
                    return "/searches/compare?search=" + one + "&search=" + other + "&x=macs&y=parameters";
                }),
                new Scene("search", "begun", s -> s.searches().at("Around hardnet-68", SearchState.RUNNING, 0)),
                new Scene("search", "running", s -> s.searches().at("Around hardnet-68", SearchState.RUNNING, 84)),
                new Scene("search", "dry-run", s -> s.searches().at("Around hardnet-68", SearchState.PAUSED, 1)),
                new Scene("search", "finished", s -> s.searches().at("Around hardnet-68", SearchState.FINISHED, 400)),
                new Scene(
                                "search",
                                "selected",
                                s -> s.searches().at("Around hardnet-68", SearchState.FINISHED, 400)
                                        + "?selected=3-6&colour=0&show=selected&until=250")
                        .then(page -> page.locator("#selection:not([hidden])").waitFor()),
                new Scene("search", "stopped", s -> s.searches().at("Around hardnet-68", SearchState.STOPPED, 0)),
                new Scene(
                                "search",
                                "large",
                                s -> s.searches().at("Ten thousand networks", SearchState.FINISHED, 10_000))
                        .then(page ->
                                page.locator("#trials-table tbody tr").first().waitFor()),
                new Scene("search", "stop-asked", s -> s.searches().at("Around hardnet-68", SearchState.RUNNING, 84))
                        .then(page -> {
                            page.locator("#stop-open").press("Enter");
                            page.locator("#stop").waitFor();
                        }));
    }

    private static Stream<Scene> pairs() {
        return Stream.of(
                new Scene("runs-compare", "empty", _ -> "/runs/compare"),
                new Scene(
                        "runs-compare",
                        "one",
                        s -> "/runs/compare?a=" + pair(s, 51.9).getFirst()),
                new Scene("runs-compare", "slower", s -> compared(pair(s, 51.9))),
                new Scene("runs-compare", "same", s -> compared(pair(s, 48.31))),
                new Scene("runs-compare", "unknown", s -> s.filled("/runs/compare?a=nothing")),
                new Scene("runs-compare", "three", s -> comparedWith(s, 3, "")),
                new Scene("runs-compare", "mixed", s -> mixed(s) + "&layers=change"),
                new Scene("runs-compare", "only", s -> mixed(s) + "&only=true&selected=2")
                        .then(page -> press(page, "n", "n", "n")),
                new Scene("runs-compare", "twenty", s -> comparedWith(s, 20, "&logx=true&logy=true")),
                new Scene("runs-compare", "too-many", s -> comparedWith(s, 21, "")),
                new Scene("run", "moved", s -> {
                    pair(s, 51.9);
                    return s.at(s.profiler().moved(Visible.EVERYTHING, 1).getFirst());
                }),
                new Scene("runs", "moved", s -> {
                    pair(s, 51.9);
                    return "/runs?filter=moved";
                }),
                new Scene("runs", "chosen", s -> {
                            pair(s, 51.9);
                            return "/runs";
                        })
                        .then(page -> press(page, "j", "x", "j", "x")),
                new Scene("home", "moved", s -> {
                    pair(s, 51.9);
                    return "/";
                }));
    }

    private static List<String> pair(Setting s, double then) {
        var before = s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1240, Verdict.STABLE);
        var after = s.profiler().addMoved(before, then);
        return List.of(before.run().id().toString(), after.run().id().toString());
    }

    /** So many runs of as many presets as there are, again and again. */
    private static String comparedWith(Setting s, int runs, String more) {
        var presets = Presets.all();
        String ids = IntStream.range(0, runs)
                .mapToObj(i -> s.profiler()
                        .addFinished(presets.get(i % presets.size()).network(), 20 + 4.5 * i, 400, Verdict.STABLE))
                .map(run -> run.run().id().toString())
                .collect(Collectors.joining(","));
        return "/runs/compare?runs=" + ids + more;
    }

    /** Eight runs, of which some do not compare with the first. */
    private static String mixed(Setting s) {
        var base = s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1240, Verdict.STABLE);
        List<RunDetails> runs = List.of(
                base,
                s.profiler().addMoved(base, 51.9),
                s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48.4, 1240, Verdict.NOISY),
                s.profiler().addFinished(FakeProfiler.preset("hardnet-39ds"), 21.86, 12, Verdict.TOO_FEW_SAMPLES),
                s.profiler().addFinished(FakeProfiler.preset("densenet-121"), 81.3, 412, Verdict.STABLE),
                s.profiler().addElsewhere(FakeProfiler.preset("hardnet-68"), 20.4),
                s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 361.2, 400, Verdict.STABLE, 8),
                s.profiler()
                        .add(
                                FakeProfiler.preset("hardnet-85"),
                                RunState.FAILED,
                                null,
                                0.2,
                                new Failure(
                                        "OUT_OF_MEMORY",
                                        "BUILDING",
                                        "The network needs about 41 GB for activations at this batch and resolution; the worker may use 12 GB.")));
        return "/runs/compare?runs="
                + runs.stream().map(run -> run.run().id().toString()).collect(Collectors.joining(","));
    }

    private static String compared(List<String> pair) {
        return "/runs/compare?a=" + pair.getFirst() + "&b=" + pair.getLast();
    }

    private static Stream<Scene> devices() {
        return Stream.of(
                new Scene("devices", "empty", _ -> "/devices"),
                new Scene("devices", "filled", s -> s.filled("/devices")),
                new Scene("device", "taking", s -> s.filled("/devices/cpu-1f0c5a9e")),
                new Scene("device", "draining", s -> {
                    s.filled("");
                    s.profiler().stand("cpu-1f0c5a9e", Standing.DRAINING);
                    s.profiler().calibrate("cpu-1f0c5a9e");
                    return "/devices/cpu-1f0c5a9e";
                }),
                new Scene("devices-compare", "two", s -> s.filled("/devices/compare?a=cpu-1f0c5a9e&b=cpu-2e77d0c1")),
                new Scene("devices-compare", "none", s -> s.filled("/devices/compare")));
    }

    private static Stream<Scene> login() {
        return Stream.of(
                new Scene("login", "asked", _ -> "/login"),
                new Scene("login", "refused", _ -> "/login?error"),
                new Scene("login", "left", _ -> "/login?logout"));
    }

    private static Stream<Scene> errors() {
        return Stream.concat(
                Stream.of("400", "403", "404", "500")
                        .map(status ->
                                new Scene("error", status, _ -> "/broken/" + status).expecting("status of " + status)),
                Stream.of("runs", "searches", "networks", "series")
                        .map(place -> new Scene("error", "no-such-" + place, _ -> "/" + place + "/" + new UUID(7, 7))
                                .expecting("status of 404")));
    }

    private static Stream<Scene> keys() {
        return Stream.of(
                new Scene("keys", "help", s -> s.filled("/runs")).then(page -> press(page, "?")),
                new Scene("keys", "help-designer", s -> s.filled("/designer")).then(page -> press(page, "?")),
                new Scene("keys", "palette", s -> s.filled("/designer")).then(page -> press(page, "Control+k")),
                new Scene("keys", "palette-typed", s -> s.filled("/")).then(page -> {
                    press(page, "Control+k");
                    page.keyboard().type("densenet");
                    page.locator("#palette-list[aria-busy='false'] [data-address]")
                            .first()
                            .waitFor();
                }),
                new Scene("keys", "palette-nothing", s -> s.filled("/")).then(page -> {
                    press(page, "Control+k");
                    page.keyboard().type("resnet");
                    page.locator("#palette-note:text('Nothing')").waitFor();
                }));
    }

    private static String running(Setting s, String stage, double progress) {
        return s.at(s.profiler().add(FakeProfiler.preset("hardnet-68ds"), RunState.RUNNING, stage, progress, null));
    }

    private static void many(FakeProfiler profiler, int number) {
        var network = FakeProfiler.preset("hardnet-39ds");
        for (int i = 0; i < number; i++) {
            profiler.add(network, RunState.QUEUED, null, 0, null);
        }
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** The server goes away, and the page has had the time to notice. */
    private static void waitUntilStale(Gallery gallery, Page page) {
        gallery.stop();
        page.locator("#connection p").waitFor();
    }

    /** Scripts have run, charts and drawings are drawn. */
    private static void settle(Page page) {
        page.locator("#jump:visible, .login").first().waitFor();
        page.waitForFunction("""
                () => !document.querySelector(".chart[data-state], #drawing:empty")
                    && [...document.querySelectorAll(".chart")].every((chart) => chart.querySelector("canvas"))""");
    }

    private static String word(Enum<?> value) {
        return word(value.name());
    }

    private static String word(String name) {
        return name.replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
