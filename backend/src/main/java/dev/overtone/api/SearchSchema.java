package dev.overtone.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What bodies about searches look like, for the API's description; {@link AskedSearch} reads them. */
final class SearchSchema {

    private SearchSchema() {}

    @Schema(name = "SearchRequest")
    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "What may vary, and around which network")
            Space space,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "One to three")
            List<Objective> objectives,

            @Nullable List<Constraint> constraints,

            @Schema(
                    description =
                            "How to search; exact enumeration is taken by itself where everything is known on paper")
            @Nullable
            String method,

            @Schema(minimum = "0", maximum = "2147483647", defaultValue = "0") @Nullable
            Integer seed,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Whichever end comes first; one at least")
            Budget budget,

            CostingSchema.@Nullable ScenarioForm scenario,

            @Schema(oneOf = {String.class, CostingSchema.HardwareForm.class}) @Nullable
            Object hardware,

            @Schema(description = "For systolicCycles") CostingSchema.@Nullable ArrayForm systolic,

            @Nullable Measuring measuring,

            @Schema(description = "Whether to pause after the first network", defaultValue = "false") @Nullable
            Boolean dryRun,

            @Schema(description = "Name or id; absent: the first project") @Nullable
            String project) {}

    @Schema(name = "DesignSpace", description = "Without vary, a sensible space around the network")
    record Space(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network,

            @Nullable List<Variable> vary) {}

    @Schema(name = "SpaceVariable")
    record Variable(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {
                        "family",
                        "resolution",
                        "depthwise",
                        "stem",
                        "blocks",
                        "multiplier",
                        "growthRate",
                        "growthRateScale",
                        "depth",
                        "depthScale",
                        "outChannels",
                        "outChannelsScale",
                        "downsample"
                    })
            String what,

            @Schema(description = "Which blocks take the value together, from 0; absent: all") @Nullable
            List<Integer> blocks,

            @Schema(description = "1 to 64; numbers, names of families, or true and false")
            List<Object> values) {}

    @Schema(name = "SearchObjective")
    record Objective(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description =
                            "latency (measured p50, ms), peakMemory (measured, bytes of the measuring process), a metric on paper, a training-free signal, or what people attached")
            String metric,

            @Schema(
                    allowableValues = {"least", "most"},
                    description = "Which end is better; by default the metric's own")
            @Nullable
            String better,

            @Schema(
                    allowableValues = {"linear", "logarithmic"},
                    defaultValue = "linear",
                    description = "Whether equal differences or equal ratios are worth the same")
            @Nullable
            String scale) {}

    @Schema(name = "SearchConstraint")
    record Constraint(
            String metric,
            @Nullable Double atLeast,
            @Nullable Double atMost) {}

    @Schema(name = "SearchBudget")
    record Budget(
            @Schema(minimum = "1", maximum = "10000", description = "Networks to try; known ones are free") @Nullable
            Integer trials,

            @Schema(minimum = "1", maximum = "10080") @Nullable
            Integer minutes,

            @Schema(minimum = "1", maximum = "10000", description = "Tries in a row that leave the front as it is")
            @Nullable
            Integer patience) {}

    @Schema(name = "SearchMeasuring", description = "As in a run's request")
    record Measuring(
            @Nullable String device,
            @Nullable Integer batchSize,
            @Nullable String precision,
            @Nullable String runtime,
            @Nullable Integer threads,
            @Nullable String protocol) {}

    @Schema(name = "SearchChoice")
    record Choice(
            @Schema(description = "Numbers of networks in the space, 1 to 50")
            List<Long> candidates) {}
}
