package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Expressivity;
import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.MemoryCurve;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What one network costs on one device in one scenario: figures, memory for other ways of execution, and charts. */
record Costs(List<Readout> readouts, List<Way> ways, String source, Data data) {

    private static final int MOST_STEPS = 2_000;

    /** A way of execution, the most memory that it takes, and what it saves against the plainest. */
    record Way(String name, Quantity bytes, String saves, boolean present) {}

    /**
     * The data island.
     *
     * @param peak MACs per second
     * @param bandwidth bytes per second
     * @param elementBytes of one element
     * @param ridge MACs per element at which arithmetic and traffic take equally long
     * @param memory bytes at each step, or the most of each stretch of steps where there are many
     * @param stretch steps in one point of {@code memory}
     * @param peakStep where the most is in memory, among the points
     */
    record Data(
            String name,
            String hardware,
            double peak,
            double bandwidth,
            int elementBytes,
            double ridge,
            double milliseconds,
            List<Row> layers,
            long[] memory,
            List<String> steps,
            int stretch,
            int peakStep) {}

    /** One line of the waterfall: where it stands, and what it costs for the whole batch (CIO and MoC for one image). */
    record Row(
            String name,
            String part,
            int block,
            int layer,
            String type,
            long macs,
            long cio,
            long bytes,
            double milliseconds,
            double moc,
            String bound) {}

    static Costs of(NetworkSpec network, PaperCosting costing, Figures figures) {
        Analysis analysis = Analysed.of(network);
        Execution execution = Execution.of(analysis, costing.scenario());
        Roofline roofline = Roofline.of(execution, costing.hardware());
        MemoryCurve curve = MemoryCurve.of(analysis.graph(), costing.scenario().memory());
        var maker = new Maker(figures, costing.scenario(), costing.hardware());
        return new Costs(
                maker.readouts(analysis, execution, roofline, curve),
                maker.ways(curve.peaks()),
                costing.hardware().source(),
                maker.data(NetworkName.of(network), analysis, roofline, curve));
    }

    private record Maker(Figures figures, Scenario scenario, Hardware hardware) {

        List<Readout> readouts(Analysis analysis, Execution execution, Roofline roofline, MemoryCurve curve) {
            double perSecond = scenario.batch() / roofline.seconds();
            var all = new ArrayList<Readout>();
            all.add(
                    plain(
                            "roofline",
                            "Roofline",
                            "at best",
                            figures.milliseconds(roofline.milliseconds()),
                            "The least time the device's data sheet allows: each layer waits for arithmetic or for memory. Not a measurement."));
            all.add(plain("rate", "Images a second", "at best", figures.rate(perSecond), "Batch over roofline time."));
            all.add(plain(
                    "memory-bound",
                    "Memory-bound",
                    "of the time",
                    new Quantity(
                            figures.percent(roofline.memoryBoundShare()),
                            "",
                            Double.toString(roofline.memoryBoundShare())),
                    "Share of the roofline time that goes to layers which wait for memory."));
            all.add(plain(
                    "ridge",
                    "MoC line",
                    "MACs / element",
                    figures.ratio(hardware.ridge(scenario.precision())),
                    "Layers with fewer MACs per element than this wait for memory on this device."));
            all.add(new Readout(
                    "bytes",
                    "Bytes moved",
                    "at least",
                    figures.bytes(execution.bytes()),
                    figures.bytes(execution.minimumBytes()),
                    null,
                    "Every operation reads its inputs and weights and writes its output; at least: each input, weight and"
                            + " output of every convolution and linear layer once."));
            all.add(plain(
                    "operations",
                    "Operations",
                    "started",
                    figures.count(execution.operations()),
                    "Kernels that a framework starts for one forward in this scenario."));
            all.add(plain(
                    "peak-bytes",
                    "Peak activations",
                    "for the batch",
                    figures.bytes(bytes(curve.peakElements())),
                    "Most activation bytes alive at once, weights apart."));
            if (scenario.depthwiseWeight() != 1) {
                all.add(plain(
                        "weighted-cio",
                        "Weighted CIO",
                        "elements",
                        figures.rate(execution.weightedCio()),
                        "CIO for one image with depthwise convolutions counted at the weight set above."));
            }
            all.add(plain(
                    "expressivity",
                    "Expressivity",
                    "nats, not accuracy",
                    figures.ratio(Expressivity.of(analysis)),
                    "Sum over convolutions of ln(k·k·c_in/groups), after DeepMAD (CVPR 2023). Not accuracy."));
            return all;
        }

        List<Way> ways(MemoryCurve.Peaks peaks) {
            boolean free = scenario.concatFree();
            return List.of(
                    way("Every output a new tensor", peaks.plain(), peaks.plain(), false),
                    way("Norm and activation in place", peaks.inPlace(), peaks.plain(), !free),
                    way("Concat-free", peaks.concatFree(), peaks.plain(), false),
                    way("In place and concat-free", peaks.both(), peaks.plain(), free));
        }

        Data data(String name, Analysis analysis, Roofline roofline, MemoryCurve curve) {
            long[] elements = curve.elements();
            int stretch = (elements.length + MOST_STEPS - 1) / MOST_STEPS;
            long[] memory = new long[(elements.length + stretch - 1) / stretch];
            for (int step = 0; step < elements.length; step++) {
                memory[step / stretch] = Math.max(memory[step / stretch], bytes(elements[step]));
            }
            List<String> steps = IntStream.range(0, memory.length)
                    .mapToObj(point -> analysis.graph().name(point * stretch))
                    .toList();
            return new Data(
                    name,
                    hardware.name(),
                    hardware.peak(scenario.precision()).orElseThrow() / 2,
                    hardware.bandwidth(),
                    scenario.precision().bytes(),
                    hardware.ridge(scenario.precision()),
                    roofline.milliseconds(),
                    rows(analysis, roofline),
                    memory,
                    steps,
                    stretch,
                    curve.peakStep() / stretch);
        }

        private List<Row> rows(Analysis analysis, Roofline roofline) {
            List<LayerRow> places = LayerRow.of(analysis);
            return IntStream.range(0, places.size())
                    .mapToObj(i -> row(places.get(i), roofline, i))
                    .toList();
        }

        private Row row(LayerRow place, Roofline roofline, int i) {
            Roofline.Row timed = roofline.rows().get(i);
            LayerCost cost = timed.cost();
            return new Row(
                    place.name(),
                    place.part(),
                    place.block(),
                    place.layer(),
                    place.type(),
                    scenario.batch() * cost.macs(),
                    cost.cio(),
                    roofline.execution().rows().get(i).bytes(),
                    timed.seconds() * 1e3,
                    cost.moc(),
                    timed.bound().name().toLowerCase(Locale.ROOT));
        }

        private Way way(String name, long elements, long plain, boolean present) {
            double saved = 1 - (double) elements / plain;
            return new Way(
                    name, figures.bytes(bytes(elements)), elements == plain ? "–" : figures.percent(saved), present);
        }

        private long bytes(long elements) {
            return elements * scenario.batch() * scenario.precision().bytes();
        }

        private static Readout plain(String id, String label, String unit, Quantity value, String meaning) {
            return new Readout(id, label, unit, value, null, null, meaning);
        }
    }
}
