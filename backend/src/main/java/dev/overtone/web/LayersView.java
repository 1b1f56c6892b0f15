package dev.overtone.web;

import dev.overtone.analysis.hardware.NodeCost;
import dev.overtone.architecture.Shape;
import dev.overtone.profiling.LayerTimes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The layers of a run, ready to read.
 *
 * @param lines the first {@link LayerRow#MOST} nodes
 * @param unlisted how many more there are
 * @param roofline of all nodes, or null without a calibration
 * @param gap the sum less the p50, with its sign
 * @param machine what of the gap is the machine, which was not as it was when the latency was measured
 * @param looking what of it is the looking
 * @param adding what of it is that medians of parts do not add up to the median of the whole
 * @param plain of forwards that nobody looked into, in turns with the timed ones
 * @param onACard whether each node was waited for
 */
record LayersView(
        List<Group> groups,
        List<Line> lines,
        int unlisted,
        Quantity sum,
        @Nullable Quantity roofline,
        Quantity p50,
        String gap,
        String gapShare,
        String machine,
        String looking,
        String adding,
        Quantity plain,
        Quantity clock,
        int forwards,
        @Nullable String hardware,
        boolean onACard) {

    /** All nodes of one kind; {@code width} of its bar is 0..100. */
    record Group(
            String name,
            @Nullable Integer nodes,
            Quantity milliseconds,
            String share,
            double width,
            @Nullable Quantity roofline) {}

    /** One node; null where it has no such figure. Bars share one scale in each column, 0..100. */
    record Line(
            int row,
            NodeCost cost,
            Quantity milliseconds,
            String share,
            double width,
            @Nullable Quantity macs,
            double macsWidth,
            @Nullable Quantity cio,
            double cioWidth,
            @Nullable Quantity roofline,
            @Nullable Quantity macsPerSecond,
            @Nullable Quantity elementsPerSecond) {

        public String type() {
            return cost.kind().notation();
        }

        /** {@code 64 × 112×112}. */
        public String in() {
            return words(cost.in());
        }

        public String out() {
            return words(cost.out());
        }

        /** The name as HTML that may break behind each module of its path. */
        public String nameThatBreaks() {
            return HtmlUtils.htmlEscape(cost.name()).replace(".", ".<wbr>");
        }

        private static String words(Shape shape) {
            return shape.area() == 1
                    ? Integer.toString(shape.channels())
                    : shape.channels() + " × " + shape.height() + "×" + shape.width();
        }
    }

    static LayersView of(TimedLayers layers, Figures figures) {
        LayerTimes times = layers.times();
        var maker = new Maker(layers, figures);
        double gap = layers.gap();
        double roofline = layers.hardware() == null ? 0 : maker.roofline(layers.nodes());
        List<Line> lines = maker.lines();
        return new LayersView(
                maker.groups(),
                lines,
                layers.nodes().size() - lines.size(),
                figures.milliseconds(times.sum()),
                layers.hardware() == null ? null : figures.milliseconds(roofline),
                figures.milliseconds(layers.p50()),
                maker.signed(gap),
                signed(gap, figures.percent(Math.abs(gap) / layers.p50())),
                maker.signed(times.plain() - layers.p50()),
                maker.signed(times.whole() - times.plain()),
                maker.signed(times.sum() - times.whole()),
                figures.milliseconds(times.plain()),
                figures.milliseconds(times.clock()),
                times.forwards(),
                layers.hardware() == null ? null : layers.hardware().name(),
                layers.onACard());
    }

    private static String signed(double value, String written) {
        return (value < 0 ? "−" : "+") + written;
    }

    private record Maker(TimedLayers layers, Figures figures) {

        List<Group> groups() {
            Map<NodeCost.Kind, List<NodeCost>> kinds = new EnumMap<>(NodeCost.Kind.class);
            for (NodeCost cost : layers.nodes()) {
                kinds.computeIfAbsent(cost.kind(), _ -> new ArrayList<>()).add(cost);
            }
            var groups = new ArrayList<Group>();
            kinds.forEach((kind, nodes) -> groups.add(group(
                    kind.plural(),
                    nodes.size(),
                    nodes.stream().mapToDouble(layers::milliseconds).sum(),
                    layers.hardware() == null ? null : Double.valueOf(roofline(nodes)))));
            double around =
                    layers.times().milliseconds().getFirst() + layers.times().after();
            groups.add(group("Before the first and after the last", null, around, null));
            return groups;
        }

        List<Line> lines() {
            List<NodeCost> listed = layers.nodes()
                    .subList(0, Math.min(LayerRow.MOST, layers.nodes().size()));
            double longest =
                    listed.stream().mapToDouble(layers::milliseconds).max().orElse(0);
            double mostMacs = listed.stream().mapToDouble(NodeCost::macs).max().orElse(0);
            double mostCio = listed.stream().mapToDouble(NodeCost::cio).max().orElse(0);
            var lines = new ArrayList<Line>();
            for (NodeCost cost : listed) {
                lines.add(new Line(
                        lines.size(),
                        cost,
                        figures.milliseconds(layers.milliseconds(cost)),
                        figures.percent(layers.share(cost)),
                        width(layers.milliseconds(cost), longest),
                        count(cost.macs()),
                        width((double) cost.macs(), mostMacs),
                        count(cost.cio()),
                        width((double) cost.cio(), mostCio),
                        milliseconds(layers.roofline(cost)),
                        rate(layers.macsPerSecond(cost)),
                        rate(layers.elementsPerSecond(cost))));
            }
            return lines;
        }

        String signed(double milliseconds) {
            return LayersView.signed(milliseconds, figures.significant(Math.abs(milliseconds)));
        }

        double roofline(List<NodeCost> nodes) {
            double sum = 0;
            for (NodeCost node : nodes) {
                Double one = layers.roofline(node);
                sum += one == null ? 0 : one;
            }
            return sum;
        }

        private Group group(String name, @Nullable Integer nodes, double milliseconds, @Nullable Double roofline) {
            double share = milliseconds / layers.times().sum();
            return new Group(
                    name,
                    nodes,
                    figures.milliseconds(milliseconds),
                    figures.percent(share),
                    100 * share,
                    milliseconds(roofline));
        }

        private @Nullable Quantity milliseconds(@Nullable Double value) {
            return value == null ? null : figures.milliseconds(value);
        }

        private @Nullable Quantity count(long value) {
            return value == 0 ? null : figures.count(value);
        }

        private @Nullable Quantity rate(@Nullable Double value) {
            return value == null ? null : figures.rate(value);
        }

        private static double width(double value, double most) {
            return most == 0 ? 0 : Math.round(1000 * value / most) / 10.0;
        }
    }
}
