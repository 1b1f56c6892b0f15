package dev.overtone.web;

import dev.overtone.analysis.hardware.NodeCost;
import dev.overtone.architecture.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The layers of a run as RFC 4180 has it, every figure exact; times, bytes and rates are for the whole batch. */
final class LayersCsv {

    private static final String LINE_END = "\r\n";
    private static final List<String> HEAD = List.of(
            "node",
            "name",
            "type",
            "in channels",
            "in height",
            "in width",
            "out channels",
            "out height",
            "out width",
            "ms",
            "share of the sum",
            "MACs of one image",
            "CIO of one image",
            "elements of one image",
            "bytes",
            "roofline ms",
            "MACs/s",
            "elements/s");

    private LayersCsv() {}

    static String of(TimedLayers layers) {
        var text = new StringBuilder();
        line(text, HEAD);
        around(text, "0", "before the first", layers.times().milliseconds().getFirst(), layers);
        for (NodeCost cost : layers.nodes()) {
            line(text, cells(cost, layers));
        }
        around(text, "", "after the last", layers.times().after(), layers);
        return text.toString();
    }

    private static List<String> cells(NodeCost cost, TimedLayers layers) {
        var cells = new ArrayList<String>(HEAD.size());
        cells.add(Integer.toString(cost.node()));
        cells.add(cost.name());
        cells.add(cost.kind().notation());
        addShape(cells, cost.in());
        addShape(cells, cost.out());
        cells.add(Double.toString(layers.milliseconds(cost)));
        cells.add(Double.toString(layers.share(cost)));
        cells.add(Long.toString(cost.macs()));
        cells.add(Long.toString(cost.cio()));
        cells.add(Long.toString(cost.elements()));
        cells.add(Long.toString(cost.bytes()));
        cells.add(written(layers.roofline(cost)));
        cells.add(written(layers.macsPerSecond(cost)));
        cells.add(written(layers.elementsPerSecond(cost)));
        return cells;
    }

    private static void around(StringBuilder text, String node, String name, double milliseconds, TimedLayers layers) {
        var cells = new String[HEAD.size()];
        Arrays.fill(cells, "");
        cells[0] = node;
        cells[1] = name;
        cells[HEAD.indexOf("ms")] = Double.toString(milliseconds);
        cells[HEAD.indexOf("ms") + 1] =
                Double.toString(milliseconds / layers.times().sum());
        line(text, Arrays.asList(cells));
    }

    private static void addShape(List<String> cells, Shape shape) {
        cells.add(Integer.toString(shape.channels()));
        cells.add(Integer.toString(shape.height()));
        cells.add(Integer.toString(shape.width()));
    }

    private static String written(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append(LINE_END);
    }
}
