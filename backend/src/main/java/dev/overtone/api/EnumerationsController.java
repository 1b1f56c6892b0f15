package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.space.Enumeration;
import dev.overtone.analysis.space.Front;
import dev.overtone.analysis.space.Front.Objective;
import dev.overtone.analysis.space.HarDNetSpace;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.JsonFields;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import dev.overtone.notation.SpaceJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/enumerations")
class EnumerationsController {

    /** Front points that are answered; a front may have more, which are counted. */
    private static final int MOST_ANSWERED = 1_000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Schema(name = "EnumerationRequest")
    record EnumerationRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            SpaceSchema space,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "One to four metrics; expressivity is better when higher, the others when lower")
            List<String> objectives,

            @Nullable List<BoundSchema> bounds,
            CostingSchema.@Nullable ScenarioForm scenario,

            @Schema(oneOf = {String.class, CostingSchema.HardwareForm.class}) @Nullable
            Object hardware,

            @Schema(description = "For systolicCycles") CostingSchema.@Nullable ArrayForm systolic) {}

    @Schema(name = "Space", description = "Every HarDNet that takes one value from each list; at most 100,000,000")
    record SpaceSchema(
            List<Integer> resolutions,
            @Nullable List<Boolean> depthwise,

            @Schema(description = "Pairs of widths") @Nullable
            List<int[]> stems,

            @Nullable List<Double> multipliers,
            List<BlockChoicesSchema> blocks,
            @Nullable Integer channels,
            @Nullable Integer classes) {}

    @Schema(name = "BlockChoices")
    record BlockChoicesSchema(
            List<Integer> growthRates,
            List<Integer> depths,
            List<Integer> outChannels,
            @Nullable List<Boolean> downsample) {}

    @Schema(name = "Bound")
    record BoundSchema(
            String metric,
            @Nullable Double atMost,
            @Nullable Double atLeast) {}

    /**
     * What looking at every variant found.
     *
     * @param refused variants that cannot be: a map shrinks to nothing, or a limit is passed
     * @param within variants within every bound
     * @param frontSize how many are on the exact front; the first 1,000 are in {@code front}
     */
    record EnumerationResponse(
            long variants, long refused, long within, double seconds, int frontSize, List<PointResponse> front) {}

    /** One variant of the front; {@code values} by metric. */
    record PointResponse(
            long index,
            @Schema(implementation = NetworkSchema.class) JsonNode network,
            String fingerprint,
            String name,
            Map<String, Double> values) {

        static PointResponse of(HarDNetSpace space, Front.Point point) {
            NetworkSpec network = space.at(point.index());
            Map<String, Double> values = new LinkedHashMap<>();
            for (Metric metric : Metric.values()) {
                values.put(metric.notation(), point.values()[metric.column()]);
            }
            return new PointResponse(
                    point.index(),
                    NetworkJson.write(network),
                    Fingerprint.of(network),
                    NetworkName.of(network),
                    values);
        }
    }

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping
    @Operation(summary = "Every variant of a space, and its exact Pareto front")
    EnumerationResponse enumerate(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = EnumerationRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        PaperCosting costing = CostingJson.readWithArray(fields);
        HarDNetSpace asked = SpaceJson.space(fields);
        List<Objective> objectives = SpaceJson.objectives(fields);
        List<Enumeration.Bound> bounds = SpaceJson.bounds(fields);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        HarDNetSpace space = Bodies.present(asked);
        long started = System.nanoTime();
        Enumeration found = Bodies.refusedHere(() -> enumerated(space, costing, objectives, bounds));
        return new EnumerationResponse(
                found.variants(),
                found.refused(),
                found.within(),
                (System.nanoTime() - started) / 1e9,
                found.front().size(),
                found.front().stream()
                        .limit(MOST_ANSWERED)
                        .map(point -> PointResponse.of(space, point))
                        .toList());
    }

    private static Enumeration enumerated(
            HarDNetSpace space, PaperCosting costing, List<Objective> objectives, List<Enumeration.Bound> bounds) {
        try {
            return Enumeration.of(space, costing, objectives, bounds, System.nanoTime() + LONGEST.toNanos());
        } catch (Enumeration.OutOfTime e) {
            throw new InvalidRequest(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(new Violation(
                            "space",
                            space.size() + " variants",
                            "what can be looked at in " + LONGEST.toSeconds() + " s",
                            e.getMessage() + " Take fewer values, fewer objectives, or bounds.")));
        } catch (Front.Overfull e) {
            throw new InvalidRequest(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(new Violation(
                            "objectives",
                            objectives.size() + " objectives",
                            "objectives whose front has at most " + Enumeration.LARGEST_FRONT + " variants",
                            e.getMessage() + " Take fewer objectives, or bounds.")));
        }
    }
}
