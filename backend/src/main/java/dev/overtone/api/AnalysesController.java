package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.JsonFields;
import dev.overtone.notation.SystolicJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/analyses")
class AnalysesController {

    @Schema(name = "AnalysisRequest")
    record AnalysisRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network,

            CostingSchema.@Nullable ScenarioForm scenario,

            @Schema(
                    description = "A data sheet's id from /hardware, or figures of one's own",
                    oneOf = {String.class, CostingSchema.HardwareForm.class})
            @Nullable
            Object hardware,

            CostingSchema.@Nullable ArrayForm systolic) {}

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping
    @Operation(summary = "What a network costs on paper")
    AnalysisResponse analyse(
            @Parameter(
                            description =
                                    "Any of conventions, traffic, roofline, memory, expressivity, systolic, joined by commas")
                    @RequestParam(required = false)
                    @Nullable
                    String include,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = AnalysisRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        Set<Include> parts = Include.read(include);
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        NetworkSpec spec = fields.network("network");
        PaperCosting costing = CostingJson.read(fields);
        SystolicArray array = SystolicJson.read(fields);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        NetworkSpec network = Bodies.present(spec);
        Bodies.holdUntilAnswered(Room.SHARED.enter(network));
        Analysis analysis = Analysis.of(network.graph());
        return Bodies.refusedHere(() -> AnalysisResponse.of(network, analysis, parts, costing, array));
    }
}
