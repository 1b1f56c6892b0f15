package dev.overtone.api;

import dev.overtone.profiling.FactDifference;
import dev.overtone.profiling.HardwareProfile;
import dev.overtone.profiling.MedianRatio;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What two runs' samples can say of each other. */
record RunComparisonResponse(
        ComparedRun a,
        ComparedRun b,
        HardwareProfile hardwareProfile,
        @Schema(description = "b's median over a's") double ratio,

        @Schema(description = "95 % of the ratio; null where there are too few samples")
        MedianRatio.@Nullable Interval interval,

        @Schema(description = "Two-sided, correlation in time allowed for")
        double pValue,

        @Schema(description = "By how much correlation in time swells the variance; 1 is none")
        double inflation,

        MedianRatio.Outcome outcome,

        @Schema(example = "B is 12.3 % faster (ratio 0.877, 95 % interval 0.861 to 0.892).")
        String verdict,

        @Schema(description = "Settings that differ, and so may be the whole difference")
        List<FactDifference> contextDifferences,

        List<FactDifference> environmentDifferences,
        RunComparison.Agreement numerics) {

    /** One of the two. */
    record ComparedRun(UUID id, String fingerprint, String name, double p50, int samples, Verdict verdict) {

        private static ComparedRun of(RunComparison.Side side) {
            return new ComparedRun(
                    side.id(),
                    side.details().run().network().fingerprint(),
                    side.name(),
                    side.measurement().latency().p50(),
                    side.measurement().latency().samples(),
                    side.measurement().verdict());
        }
    }

    static RunComparisonResponse of(RunComparison comparison) {
        MedianRatio ratio = comparison.ratio();
        return new RunComparisonResponse(
                ComparedRun.of(comparison.a()),
                ComparedRun.of(comparison.b()),
                comparison.a().hardwareProfile(),
                ratio.ratio(),
                ratio.interval(),
                ratio.pValue(),
                ratio.inflation(),
                ratio.outcome(),
                ratio.sentence("B"),
                comparison.context(),
                comparison.environment(),
                comparison.numerics());
    }
}
