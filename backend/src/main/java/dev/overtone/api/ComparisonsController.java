package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.hardware.Breakdown;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.JsonFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/comparisons")
class ComparisonsController {

    private static final Range NETWORKS = Range.whole(2, 6);

    /** Layers of each network that are laid beside each other; totals and parts count all. */
    private static final int MOST_LAYERS = 2_000;

    @Schema(name = "ComparisonRequest")
    record ComparisonRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Two to six")
            List<NetworkSchema> networks,

            @Schema(description = "Also the parts and layers in which all agree", defaultValue = "false") @Nullable
            Boolean all,

            CostingSchema.@Nullable ScenarioForm scenario,

            @Schema(oneOf = {String.class, CostingSchema.HardwareForm.class}) @Nullable
            Object hardware) {}

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping
    @Operation(summary = "Two to six networks on paper: totals, parts and layers side by side, differences only")
    ComparisonResponse compare(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ComparisonRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        List<NetworkSpec> networks = fields.networks("networks", NETWORKS);
        PaperCosting costing = CostingJson.read(fields);
        boolean all = fields.bool("all", false);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return Bodies.refusedHere(() -> {
            var columns = new ArrayList<ComparisonResponse.Column>(networks.size());
            for (int i = 0; i < networks.size(); i++) {
                columns.add(Bodies.under("networks[" + i + "]", networks.get(i), network -> column(network, costing)));
            }
            return ComparisonResponse.of(columns, costing, all);
        });
    }

    /** One at a time, so that six large ones never need room together. */
    private static ComparisonResponse.Column column(NetworkSpec network, PaperCosting costing) {
        try (Room.Place _ = Room.SHARED.enter(network)) {
            Analysis analysis = Analysis.of(network.graph());
            Roofline roofline = Roofline.of(Execution.of(analysis, costing.scenario()), costing.hardware());
            return ComparisonResponse.Column.of(network, roofline, Breakdown.of(roofline, MOST_LAYERS));
        }
    }
}
