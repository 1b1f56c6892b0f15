package dev.overtone.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.Totals;
import dev.overtone.analysis.counting.Census;
import dev.overtone.analysis.counting.Ledger;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.analysis.systolic.SystolicReport;
import dev.overtone.api.CostsResponse.ConventionRow;
import dev.overtone.api.CostsResponse.ExpressivityResponse;
import dev.overtone.api.CostsResponse.MemoryResponse;
import dev.overtone.api.CostsResponse.RooflineResponse;
import dev.overtone.api.CostsResponse.TrafficResponse;
import dev.overtone.architecture.Block;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a network costs on paper. */
record AnalysisResponse(
        @Schema(implementation = NetworkSchema.class) JsonNode network,
        String fingerprint,
        String name,
        Totals totals,
        List<BlockRow> blocks,
        List<LayerRow> layers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ConventionRow> conventions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TrafficResponse traffic,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RooflineResponse roofline,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MemoryResponse memory,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExpressivityResponse expressivity,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SystolicResponse systolic) {

    /** @throws dev.overtone.architecture.InvalidNetwork if the batch or the array cannot be counted */
    static AnalysisResponse of(
            NetworkSpec spec, Analysis analysis, Set<Include> include, PaperCosting costing, SystolicArray array) {
        long macs = analysis.totals().macs();
        boolean rooflined = include.contains(Include.ROOFLINE);
        Execution execution =
                rooflined || include.contains(Include.TRAFFIC) ? Execution.of(analysis, costing.scenario()) : null;
        return new AnalysisResponse(
                NetworkJson.write(spec),
                Fingerprint.of(spec),
                NetworkName.of(spec),
                analysis.totals(),
                analysis.blocks().stream().map(BlockRow::of).toList(),
                analysis.layers().stream().map(LayerRow::of).toList(),
                include.contains(Include.CONVENTIONS)
                        ? Ledger.all(Census.of(analysis.graph())).stream()
                                .map(ledger -> ConventionRow.of(ledger, macs))
                                .toList()
                        : null,
                execution != null && include.contains(Include.TRAFFIC) ? TrafficResponse.of(execution) : null,
                execution != null && rooflined ? RooflineResponse.of(Roofline.of(execution, costing.hardware())) : null,
                include.contains(Include.MEMORY) ? MemoryResponse.of(analysis, costing.scenario()) : null,
                include.contains(Include.EXPRESSIVITY) ? ExpressivityResponse.of(analysis) : null,
                include.contains(Include.SYSTOLIC) ? SystolicResponse.of(SystolicReport.of(analysis, array)) : null);
    }

    /**
     * One block.
     *
     * @param links one array for each layer 1..L; 0 is the block's input
     * @param widths output width of each layer
     */
    record BlockRow(List<int[]> links, List<Integer> widths, int inChannels, int outChannels) {

        static BlockRow of(Block block) {
            List<int[]> links = new ArrayList<>(block.depth());
            List<Integer> widths = new ArrayList<>(block.depth());
            for (int layer = 1; layer <= block.depth(); layer++) {
                links.add(block.links(layer));
                widths.add(block.width(layer));
            }
            return new BlockRow(links, widths, block.inChannels(), block.outChannels());
        }
    }

    /** One convolution or linear layer. */
    record LayerRow(
            String name,

            @Schema(allowableValues = {"conv2d", "depthwise-conv2d", "linear"})
            String type,

            int inChannels,
            int outChannels,
            int kernel,
            int stride,
            int padding,
            int groups,
            int inHeight,
            int inWidth,
            int outHeight,
            int outWidth,
            long parameters,
            long macs,
            long cio) {

        static LayerRow of(LayerCost row) {
            return new LayerRow(
                    row.name(),
                    row.type().notation(),
                    row.in().channels(),
                    row.out().channels(),
                    row.kernel(),
                    row.stride(),
                    row.padding(),
                    row.groups(),
                    row.in().height(),
                    row.in().width(),
                    row.out().height(),
                    row.out().width(),
                    row.parameters(),
                    row.macs(),
                    row.cio());
        }
    }
}
