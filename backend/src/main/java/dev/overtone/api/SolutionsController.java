package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.Totals;
import dev.overtone.analysis.space.Budget;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.space.Solver;
import dev.overtone.analysis.space.Variation;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.BudgetJson;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.JsonFields;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/solutions")
class SolutionsController {

    @Schema(name = "SolutionRequest")
    record SolutionRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"growthRate", "depth", "multiplier", "resolution"})
            String largest,

            @Schema(description = "The only block to vary, from 0; absent: all of them, in proportion") @Nullable
            Integer block,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "At most so much: parameters, macs, cio, concatElements, bytes,"
                            + " peakActivationElements, milliseconds, systolicCycles")
            Map<String, Double> budget,

            CostingSchema.@Nullable ScenarioForm scenario,

            @Schema(oneOf = {String.class, CostingSchema.HardwareForm.class}) @Nullable
            Object hardware,

            @Schema(description = "For systolicCycles") CostingSchema.@Nullable ArrayForm systolic) {}

    /**
     * The largest value within the budget.
     *
     * @param value null when no value is within it, as are all but {@code largest}
     * @param next what keeps the next larger value out; null when this is the largest there is
     */
    record SolutionResponse(
            String largest,
            @Nullable Double value,

            @Schema(implementation = NetworkSchema.class) @Nullable
            JsonNode network,

            @Nullable String fingerprint,
            @Nullable String name,
            @Nullable Totals totals,
            @Nullable NextResponse next) {}

    /** The bounds that the next value passes, or why there is no such network. */
    record NextResponse(
            double value, List<String> exceeded, @Nullable String refusal) {

        static NextResponse of(Solver.Next next) {
            return new NextResponse(
                    next.value(), next.exceeded().stream().map(Metric::notation).toList(), next.refusal());
        }
    }

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping
    @Operation(summary = "The largest k, L, m or resolution within a budget, exactly")
    SolutionResponse solve(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SolutionRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        NetworkSpec network = fields.network("network");
        PaperCosting costing = CostingJson.readWithArray(fields);
        Variation variation = BudgetJson.variation(fields, network);
        Budget budget = BudgetJson.budget(fields, costing);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        Bodies.holdUntilAnswered(Room.SHARED.enter(Bodies.present(network)));
        Variation asked = Bodies.present(variation);
        String largest = asked.dimension().notation();
        return Bodies.refusedHere(() -> Solver.largest(asked, budget)
                .map(solution -> of(largest, solution))
                .orElseGet(() -> new SolutionResponse(largest, null, null, null, null, null, null)));
    }

    private static SolutionResponse of(String largest, Solver.Solution solution) {
        return new SolutionResponse(
                largest,
                solution.value(),
                NetworkJson.write(solution.network()),
                Fingerprint.of(solution.network()),
                NetworkName.of(solution.network()),
                solution.analysis().totals(),
                solution.next() == null ? null : NextResponse.of(solution.next()));
    }
}
