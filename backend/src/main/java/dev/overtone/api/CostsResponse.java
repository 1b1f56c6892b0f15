package dev.overtone.api;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Expressivity;
import dev.overtone.analysis.MemoryCurve;
import dev.overtone.analysis.counting.Convention;
import dev.overtone.analysis.counting.Ledger;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.hardware.Scenario;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The parts of an analysis that are answered when they are asked for. */
final class CostsResponse {

    private CostsResponse() {}

    /**
     * What another tool reports for one image.
     *
     * @param total in {@code unit}
     * @param difference from our MACs; from twice our MACs where the unit is FLOPs
     */
    record ConventionRow(
            String convention,
            String tool,
            String unit,
            long total,
            long difference,
            String rule,
            String source,
            List<EntryRow> entries) {

        static ConventionRow of(Ledger ledger, long macs) {
            Convention convention = ledger.convention();
            long ours = convention.unit() == Convention.Unit.FLOPS ? 2 * macs : macs;
            return new ConventionRow(
                    convention.notation(),
                    convention.tool(),
                    convention.unit().notation(),
                    ledger.total(),
                    ledger.total() - ours,
                    convention.rule(),
                    convention.source(),
                    ledger.entries().stream().map(EntryRow::of).toList());
        }
    }

    /** One line of a ledger: {@code amount} is {@code count · times}. */
    record EntryRow(String counted, String words, long count, int times, long amount) {

        static EntryRow of(Ledger.Entry entry) {
            return new EntryRow(
                    entry.counted().notation(), entry.counted().words(), entry.count(), entry.times(), entry.amount());
        }
    }

    /**
     * Bytes for the whole batch.
     *
     * @param minimumBytes each input, weight and output of every convolution and linear layer once
     * @param bytes as executed in the scenario
     * @param operations how many are started
     * @param weightedCio elements for one image, depthwise convolutions weighted
     * @param layers one row for each of the analysis
     */
    @Schema(name = "Traffic")
    record TrafficResponse(
            ScenarioResponse scenario,
            long minimumBytes,
            long bytes,
            long operations,
            double weightedCio,
            List<TrafficRow> layers) {

        static TrafficResponse of(Execution execution) {
            return new TrafficResponse(
                    ScenarioResponse.of(execution.scenario()),
                    execution.minimumBytes(),
                    execution.bytes(),
                    execution.operations(),
                    execution.weightedCio(),
                    execution.rows().stream()
                            .map(row -> new TrafficRow(
                                    row.minimumBytes(), row.ownBytes(), row.surroundingBytes(), row.operations()))
                            .toList());
        }
    }

    /** One layer: what it moves itself, and what the copies, norms, activations and pools around it move. */
    record TrafficRow(long minimumBytes, long ownBytes, long surroundingBytes, int operations) {}

    /** The scenario in full. */
    record ScenarioResponse(
            String precision, int batchSize, boolean fused, boolean concatFree, double depthwiseWeight) {

        static ScenarioResponse of(Scenario scenario) {
            return new ScenarioResponse(
                    scenario.precision().notation(),
                    scenario.batch(),
                    scenario.fused(),
                    scenario.concatFree(),
                    scenario.depthwiseWeight());
        }
    }

    /**
     * The least time on a device: an estimate from its data sheet, not a measurement.
     *
     * @param milliseconds for one forward of the whole batch
     * @param ridge the MoC line in MACs per element: layers below it are bound by memory
     * @param memoryBoundShare of the time, 0..1
     * @param layers one row for each of the analysis
     */
    @Schema(name = "Roofline")
    record RooflineResponse(
            HardwareResponse hardware,
            ScenarioResponse scenario,
            double milliseconds,
            double ridge,
            double memoryBoundShare,
            List<RooflineRow> layers) {

        static RooflineResponse of(Roofline roofline) {
            Scenario scenario = roofline.execution().scenario();
            return new RooflineResponse(
                    HardwareResponse.of(roofline.hardware()),
                    ScenarioResponse.of(scenario),
                    roofline.milliseconds(),
                    roofline.hardware().ridge(scenario.precision()),
                    roofline.memoryBoundShare(),
                    roofline.rows().stream().map(RooflineRow::of).toList());
        }
    }

    /** One layer. */
    record RooflineRow(
            double milliseconds,
            double computeMilliseconds,
            double memoryMilliseconds,

            @Schema(allowableValues = {"compute", "memory"}) String bound) {

        static RooflineRow of(Roofline.Row row) {
            return new RooflineRow(
                    row.seconds() * 1e3,
                    row.computeSeconds() * 1e3,
                    row.memorySeconds() * 1e3,
                    row.bound().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Activation memory over the execution, for one image.
     *
     * @param steps elements in memory at each operation, in execution order
     * @param peak where the most are
     * @param peaks the most elements for other ways of execution
     */
    @Schema(name = "Memory")
    record MemoryResponse(List<Step> steps, Step peak, MemoryCurve.Peaks peaks) {

        /** One operation: its module path, and the elements in memory while it runs. */
        record Step(int step, String name, long elements) {}

        static MemoryResponse of(Analysis analysis, Scenario scenario) {
            MemoryCurve curve = MemoryCurve.of(analysis.graph(), scenario.memory());
            List<Step> steps = IntStream.range(0, curve.elements().length)
                    .mapToObj(step -> new Step(step, analysis.graph().name(step), curve.elements()[step]))
                    .toList();
            return new MemoryResponse(steps, steps.get(curve.peakStep()), curve.peaks());
        }
    }

    /**
     * A proxy of what the network could express: not accuracy.
     *
     * @param score in nats
     * @param layers what each layer of the analysis adds
     */
    @Schema(name = "Expressivity")
    record ExpressivityResponse(double score, String unit, String meaning, double[] layers) {

        static ExpressivityResponse of(Analysis analysis) {
            double[] layers =
                    analysis.layers().stream().mapToDouble(Expressivity::of).toArray();
            return new ExpressivityResponse(
                    Arrays.stream(layers).sum(),
                    "nats",
                    "Sum over convolutions of ln(k·k·c_in/groups), after DeepMAD (CVPR 2023). Not accuracy.",
                    layers);
        }
    }
}
