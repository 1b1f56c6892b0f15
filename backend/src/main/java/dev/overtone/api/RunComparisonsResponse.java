package dev.overtone.api;

import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.LayerComparison;
import dev.overtone.comparison.RunFact;
import dev.overtone.profiling.BaselineComparison.Apart;
import dev.overtone.profiling.BaselineComparison.Baseline;
import dev.overtone.profiling.BaselineComparison.Compared;
import dev.overtone.profiling.BaselineComparison.Placed;
import dev.overtone.profiling.BaselineComparison.Standing;
import dev.overtone.profiling.BaselineComparison.Unmeasured;
import dev.overtone.profiling.FactDifference;
import dev.overtone.profiling.HardwareProfile;
import dev.overtone.profiling.MedianRatio;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.RunState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several runs against a baseline. */
record RunComparisonsResponse(
        UUID baseline,

        @Schema(
                description =
                        "How many runs are held against the baseline; verdicts and adjusted p-values allow for them")
        int comparisons,

        @Schema(example = "Holm") String correction,

        @Schema(description = "In the order asked for") List<PlacedRun> runs,

        @Schema(description = "Every fact that one of them has, in reading order")
        List<Fact> facts,

        @Schema(description = "Null unless include=layers") @Nullable
        Layers layers) {

    /** Where a run stands beside the baseline. */
    enum Place {
        BASELINE,
        COMPARED,
        APART,
        UNMEASURED
    }

    /** One of the runs; what belongs to a comparison is null for all that is not held against the baseline. */
    record PlacedRun(
            UUID id,
            String fingerprint,
            String name,
            RunState state,
            Place standing,
            @Nullable HardwareProfile hardwareProfile,
            int batchSize,
            String precision,
            @Nullable Double p50,
            @Nullable Verdict verdict,

            @Schema(
                    description =
                            "Why it is set apart, the baseline's value first: another hardware profile, batch or precision; empty where the baseline has no latency")
            @Nullable
            List<FactDifference> apart,

            @Nullable Against against) {}

    /** A run's latency beside the baseline's. */
    record Against(
            @Schema(description = "Its median over the baseline's")
            double ratio,

            @Schema(description = "95 % of the ratio, by itself; null where there are too few samples")
            MedianRatio.@Nullable Interval interval,

            @Schema(description = "Two-sided, correlation in time allowed for; by itself")
            double pValue,

            @Schema(description = "Allowing for the number of comparisons")
            double adjustedPValue,

            @Schema(
                    description =
                            "Allowing for the number of comparisons: the chance that any of them is a difference that is not there is 5 %")
            MedianRatio.Outcome outcome,

            @Schema(description = "Settings that differ, and so may be the whole difference")
            List<FactDifference> contextDifferences,

            RunComparison.Agreement numerics) {}

    /** One fact; {@code values} stand in the order of the runs. */
    @Schema(name = "RunFact")
    record Fact(
            String group,

            @Schema(description = "As in a run's JSON", example = "p50")
            String name,

            String label,
            String unit,

            @Schema(description = "Whether it compares only within one hardware profile, batch and precision")
            boolean measured,

            boolean differs,

            @Schema(description = "Texts or numbers, exact, milliseconds and bytes; null where a run has none")
            List<@Nullable Object> values) {}

    /** Where the time went. */
    @Schema(name = "ComparedLayers")
    record Layers(
            @Schema(
                    description =
                            "name: all are of one network; place: networks differ, and a row is all of one kind at one place")
            String alignedBy,

            @Schema(description = "The columns of the rows") List<UUID> runs,

            List<Row> rows,

            @Schema(description = "How many more rows there are")
            int unlisted) {}

    /** One layer; {@code cells} stand in the order of the columns. */
    @Schema(name = "ComparedLayer")
    record Row(String layer, String kind, List<LayerComparison.@Nullable Cell> cells) {}

    static RunComparisonsResponse of(Comparison comparison, @Nullable LayerComparison layers) {
        return new RunComparisonsResponse(
                comparison.baseline(),
                comparison.latency().comparisons(),
                "Holm",
                comparison.latency().placed().stream()
                        .map(RunComparisonsResponse::run)
                        .toList(),
                comparison.facts().stream().map(RunComparisonsResponse::fact).toList(),
                layers == null ? null : layers(layers, comparison.ids()));
    }

    private static PlacedRun run(Placed placed) {
        var details = placed.run();
        var run = details.run();
        var measurement = details.measurement();
        return new PlacedRun(
                run.id(),
                run.network().fingerprint(),
                run.network().name(),
                run.state(),
                place(placed.standing()),
                details.hardwareProfile(),
                run.settings().batchSize(),
                run.settings().precision(),
                measurement == null ? null : (Double) measurement.latency().p50(),
                measurement == null ? null : measurement.verdict(),
                placed.standing() instanceof Apart(var reasons) ? reasons : null,
                placed.standing() instanceof Compared compared ? against(compared) : null);
    }

    private static Place place(Standing standing) {
        return switch (standing) {
            case Baseline _ -> Place.BASELINE;
            case Compared _ -> Place.COMPARED;
            case Apart _ -> Place.APART;
            case Unmeasured _ -> Place.UNMEASURED;
        };
    }

    private static Against against(Compared compared) {
        MedianRatio ratio = compared.ratio();
        return new Against(
                ratio.ratio(),
                ratio.interval(),
                ratio.pValue(),
                compared.pValue(),
                compared.outcome(),
                compared.context(),
                compared.numerics());
    }

    private static Fact fact(RunFact fact) {
        return new Fact(
                fact.group().label(),
                fact.name(),
                fact.label(),
                fact.unit(),
                fact.measured(),
                fact.differs(),
                fact.values());
    }

    private static Layers layers(LayerComparison layers, List<UUID> ids) {
        return new Layers(
                layers.byName() ? "name" : "place",
                layers.timed().stream().map(ids::get).toList(),
                layers.rows().stream()
                        .map(row -> new Row(row.label(), row.kind(), row.cells()))
                        .toList(),
                layers.unlisted());
    }
}
