package dev.overtone.web;

import dev.overtone.architecture.zoo.Presets;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scenes of series, and runs held against each other. */
final class ComparedScenes {

    private ComparedScenes() {}

    static Stream<Scene> all() {
        return Stream.of(series(), pairs()).flatMap(scenes -> scenes);
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
                new Scene("runs-compare", "only", s -> mixed(s) + "&only=true&selected=2").pressing("n", "n", "n"),
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
                        .pressing("j", "x", "j", "x"),
                new Scene("home", "moved", s -> {
                    pair(s, 51.9);
                    return "/";
                }));
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
}
