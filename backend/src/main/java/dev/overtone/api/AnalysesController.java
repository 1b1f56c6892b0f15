package dev.overtone.api;

import dev.overtone.analysis.Room;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/analyses")
class AnalysesController {

    @Schema(name = "AnalysisRequest")
    record AnalysisRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network) {}

    @PostMapping
    @Operation(summary = "What a network costs on paper")
    AnalysisResponse analyse(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = AnalysisRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        NetworkSpec spec = fields.network("network");
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        NetworkSpec network = Bodies.present(spec);
        holdUntilAnswered(Room.SHARED.enter(network));
        return AnalysisResponse.of(network);
    }

    private static void holdUntilAnswered(Room.Place place) {
        RequestContextHolder.currentRequestAttributes()
                .registerDestructionCallback("room", place::close, RequestAttributes.SCOPE_REQUEST);
    }
}
