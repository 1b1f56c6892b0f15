package dev.overtone.web;

import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Counters;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Scenes of one run, or the table of all. */
final class RunScenes {

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

    private RunScenes() {}

    static Stream<Scene> all() {
        return Stream.of(run(), runs()).flatMap(scenes -> scenes);
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
                .map(stage -> new Scene("run", "running-" + word(stage), s -> s.running(stage, 0.42)));
        return Stream.of(
                        Stream.of(new Scene(
                                "run",
                                "queued",
                                s -> s.at(s.profiler()
                                        .add(FakeProfiler.preset("hardnet-68"), RunState.QUEUED, null, 0, null)))),
                        live,
                        Stream.of(new Scene("run", "settling", s -> s.running("MEASURING", 1))),
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
                                new Scene("run", "stale", s -> s.running("MEASURING", 0.42)).stale()),
                        failed)
                .flatMap(s -> s);
    }

    private static Stream<Scene> runs() {
        return Stream.of(
                new Scene("runs", "empty", _ -> "/runs"),
                new Scene("runs", "filled", s -> s.filled("/runs")),
                new Scene("runs", "row", s -> s.filled("/runs")).pressing("j", "j"),
                new Scene("runs", "filtered-empty", s -> {
                    s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1240, Verdict.STABLE);
                    return "/runs?filter=state = 'FAILED'";
                }),
                new Scene(
                        "runs",
                        "filter-error",
                        s -> s.filled("/runs?filter=p50 < 60 AND (sate = 'FINISHED' OR starred)")),
                new Scene("runs", "suggestions", s -> s.filled("/runs")).then(page -> {
                    Scene.press(page, "/");
                    page.keyboard().type("state = 'FINISHED' AND p");
                    page.locator("#filter-list [role=option]").first().waitFor();
                    Scene.press(page, "ArrowDown");
                }),
                new Scene("runs", "columns", s -> s.filled("/runs?columns=name,state,p50,tags,cio")).then(page -> {
                    Scene.press(page, "v");
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
                new Scene("runs", "groups", RunScenes::grouped),
                new Scene("runs", "group-open", RunScenes::grouped).then(page -> {
                    page.locator("#unfold-0").press("Enter");
                    page.locator("tr.member").first().waitFor();
                }),
                new Scene("runs", "marked", s -> s.filled("/runs")).pressing("j", "x", "j", "j", "X"),
                new Scene("runs", "export", s -> s.filled("/runs"))
                        .then(page -> page.locator("#export-menu").press("Enter")),
                new Scene("runs", "named-nothing", s -> s.filled("/runs?filter=resnet-50")),
                new Scene("runs", "paged", s -> {
                    s.queued(RunsPage.SIZE + 20);
                    return "/runs?filter=state = 'QUEUED'&sort=cio,name desc&page=" + RunsPage.SIZE;
                }),
                new Scene("runs", "stale", s -> s.filled("/runs")).stale());
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

    private static String word(Enum<?> value) {
        return word(value.name());
    }

    private static String word(String name) {
        return name.replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
