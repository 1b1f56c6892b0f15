package dev.overtone.profiling;

import dev.overtone.profiling.RunComparison.Agreement;
import dev.overtone.profiling.RunComparison.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleFunction;

/**
 * Runs held against one of them. Latencies compare within one hardware profile, batch and precision; runs of another kind
 * are set apart with the reason, never mixed in.
 *
 * @param placed one for each run, in the order given
 * @param comparisons how many were made at one time, and so allowed for
 */
public record BaselineComparison(List<Placed> placed, int comparisons) {

    /** As many as can be told from each other by line and mark, and as can be read. */
    public static final int LEAST = 2;

    public static final int MOST = 20;

    /** A run and where it stands beside the baseline. */
    public record Placed(RunDetails run, Standing standing) {}

    /** What can be said of a run's latency beside the baseline's. */
    public sealed interface Standing {}

    /** What the others are held against; with a result or without. */
    public record Baseline(boolean measured) implements Standing {}

    /**
     * @param ratio of this run's latency over the baseline's, with its p-value and interval as if nothing else were compared
     * @param pValue allowing for the number of comparisons
     * @param outcome likewise, and so sometimes more careful than {@code ratio}'s own
     * @param context settings that differ and so may be the whole difference
     */
    public record Compared(
            MedianRatio ratio,
            double pValue,
            MedianRatio.Outcome outcome,
            List<FactDifference> context,
            Agreement numerics)
            implements Standing {}

    /**
     * Measured, but of another kind than the baseline.
     *
     * @param reasons what differs of what must not, the baseline's value first; empty where the baseline has no latency
     */
    public record Apart(List<FactDifference> reasons) implements Standing {}

    /** Has no result, or not yet. */
    public record Unmeasured() implements Standing {}

    /** @param samples latencies in measured order, of every run that has them */
    public static BaselineComparison of(List<RunDetails> runs, UUID baseline, Map<UUID, double[]> samples) {
        return new Maker(runs, baseline, samples).make();
    }

    public Standing standing(UUID run) {
        return placed.stream()
                .filter(one -> one.run().run().id().equals(run))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    /** Latencies of these may stand beside each other: the baseline and what is held against it. */
    public boolean isOfItsKind(UUID run) {
        return switch (standing(run)) {
            case Baseline(boolean measured) -> measured;
            case Compared _ -> true;
            case Apart _, Unmeasured _ -> false;
        };
    }

    private record Maker(List<RunDetails> runs, UUID baseline, Map<UUID, double[]> samples) {

        BaselineComparison make() {
            Optional<Side> base = runs.stream()
                    .filter(run -> run.run().id().equals(baseline))
                    .findFirst()
                    .flatMap(Side::of);
            List<Side> others = base.map(this::comparable).orElse(List.of());
            Map<UUID, Compared> compared =
                    base.map(side -> compared(side, others)).orElse(Map.of());
            return new BaselineComparison(
                    runs.stream()
                            .map(run -> new Placed(run, standing(run, base, compared)))
                            .toList(),
                    others.size());
        }

        private List<Side> comparable(Side base) {
            return runs.stream()
                    .flatMap(run -> Side.of(run).stream())
                    .filter(side -> !side.id().equals(baseline))
                    .filter(side -> reasons(base, side).isEmpty())
                    .toList();
        }

        private Standing standing(RunDetails run, Optional<Side> base, Map<UUID, Compared> compared) {
            UUID id = run.run().id();
            Optional<Side> side = Side.of(run);
            if (id.equals(baseline)) {
                return new Baseline(side.isPresent());
            }
            if (side.isEmpty()) {
                return new Unmeasured();
            }
            Compared found = compared.get(id);
            return found != null
                    ? found
                    : new Apart(base.map(of -> reasons(of, side.get())).orElse(List.of()));
        }

        private Map<UUID, Compared> compared(Side base, List<Side> others) {
            List<MedianRatio> ratios = others.stream()
                    .map(other -> ratio(base, other, MedianRatio.LEVEL))
                    .toList();
            double[] pValues = Holm.adjusted(
                    ratios.stream().mapToDouble(MedianRatio::pValue).toArray());
            List<MedianRatio.Outcome> outcomes = Holm.answers(
                    others.stream().map(other -> question(base, other)).toList(), MedianRatio.LEVEL);
            var compared = new LinkedHashMap<UUID, Compared>();
            for (int i = 0; i < others.size(); i++) {
                Side other = others.get(i);
                compared.put(
                        other.id(),
                        new Compared(
                                ratios.get(i),
                                pValues[i],
                                outcomes.get(i),
                                FactDifference.between(base.context(), other.context()),
                                Agreement.of(base, other)));
            }
            return compared;
        }

        private DoubleFunction<MedianRatio.Outcome> question(Side base, Side other) {
            return error -> ratio(base, other, error).outcome();
        }

        private MedianRatio ratio(Side base, Side other, double error) {
            return RunComparison.ratio(base, samplesOf(base), other, samplesOf(other), error);
        }

        private double[] samplesOf(Side side) {
            return samples.getOrDefault(side.id(), new double[0]);
        }

        private static List<FactDifference> reasons(Side base, Side other) {
            var reasons = new ArrayList<FactDifference>();
            if (!base.hardwareProfile().id().equals(other.hardwareProfile().id())) {
                reasons.add(new FactDifference(
                        "hardware profile",
                        base.hardwareProfile().name(),
                        other.hardwareProfile().name()));
            }
            reasons.addAll(FactDifference.between(kind(base), kind(other)));
            return reasons;
        }

        private static Map<String, String> kind(Side side) {
            Map<String, String> kind = new LinkedHashMap<>(side.context());
            kind.keySet().retainAll(List.of("batch", "precision"));
            return kind;
        }
    }
}
