package dev.overtone.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Reference;
import dev.overtone.architecture.Block;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.architecture.zoo.LogDenseNet.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every count of the reference file, to the integer. */
class ReferenceCountsTests {

    private static final Shape IMAGENET = new Shape(3, 224, 224);
    private static long compared;

    @AfterAll
    static void printsHowManyNumbersWereCompared() {
        System.out.printf("reference counts compared: %,d%n", compared);
        assertThat(compared).isGreaterThan(20_000);
    }

    @TestFactory
    Stream<DynamicTest> countsHarDNets() {
        return Stream.of("presets", "random_variants")
                .flatMap(group -> Reference.shared().get(group).propertyStream())
                .map(net -> DynamicTest.dynamicTest(net.getKey(), () -> {
                    HarDNet spec = Reference.hardnet(net.getValue());
                    Analysis analysis = Analysis.of(spec.graph());
                    compareTotals(analysis, net.getValue().get("totals"));
                    compareRows(analysis, net.getValue().get("layers"), true);
                    compareBlocks(analysis, net.getValue());
                    compareOtherResolutions(net.getValue());
                }));
    }

    @Test
    void countsDenseNet121() {
        JsonNode net = Reference.shared().get("densenet").get("DenseNet-121");
        Analysis analysis = Analysis.of(DenseNet.densenet121().graph());
        compareTotals(analysis, net.get("totals"));
        compareRows(analysis, net.get("layers"), false);
    }

    @Test
    void countsLogDenseNetInsideItsBlocks() {
        JsonNode net = Reference.shared().get("logdense").get("LogDenseNet-local-121");
        Analysis analysis = Analysis.of(log(Scope.BLOCK, 0.5).graph());
        compareTotals(analysis, net.get("totals"));
        compareRows(analysis, net.get("layers"), false);
    }

    @Test
    void countsSparseNet() {
        JsonNode net = Reference.shared().get("logdense").get("SparseNet-121");
        Analysis analysis = Analysis.of(log(Scope.SPARSE, 0.5).graph());
        compareTotals(analysis, net.get("totals"));
        compareRows(analysis, net.get("layers"), false);
    }

    @Test
    void countsLogDenseNetAcrossTheNetwork() {
        JsonNode net = Reference.shared().get("logdense").get("LogDenseNet-V1-global-(6,12,24,16)-g32");
        LayerGraph graph = log(Scope.NETWORK, 1.0).graph();
        Analysis analysis = Analysis.of(graph);
        compareTotals(analysis, net.get("totals"));
        int layer = 0;
        for (Block block : graph.blocks()) {
            for (int k = 1; k <= block.depth(); k++) {
                layer++;
                equal(
                        "links of layer " + layer,
                        block.links(k),
                        ints(net.get("links").get("" + layer)));
                int read = layer;
                long width = analysis.layers().stream()
                        .filter(row -> row.name().endsWith(".conv1"))
                        .skip(read - 1)
                        .findFirst()
                        .orElseThrow()
                        .in()
                        .channels();
                equal(
                        "input of layer " + layer,
                        width,
                        net.get("unit_in_ch").get(layer - 1).longValue());
            }
        }
        long transitions = analysis.layers().stream()
                .filter(row -> row.name().contains("transition"))
                .count();
        equal("transitions", transitions, net.get("n_transition_convs").longValue());
    }

    @Test
    void linksAndWidthsOfSingleBlocksEqualTheTables() {
        JsonNode tables = Reference.shared().get("logdense").get("block_tables_c0=64_k=32");
        tables.propertyStream().forEach(entry -> {
            int depth = Integer.parseInt(entry.getKey());
            JsonNode table = entry.getValue();
            compareInputWidths(dense(depth), table.get("dense"));
            compareInputWidths(logBlock(depth, Scope.BLOCK), table.get("log"));
            Block log = logBlock(depth, Scope.BLOCK).graph().blocks().getFirst();
            table.get("log")
                    .get("links")
                    .propertyStream()
                    .forEach(links -> equal(
                            "log links of " + links.getKey(),
                            log.links(Integer.parseInt(links.getKey())),
                            ints(links.getValue()).sorted()));
            JsonNode harmonic = table.get("harmonic");
            HarDNet net = harmonicBlock(depth, harmonic.get("grmul").doubleValue());
            compareInputWidths(net, harmonic);
            Block block = net.graph().blocks().getFirst();
            for (int k = 1; k <= depth; k++) {
                equal("width", block.width(k), harmonic.get("out_ch").get(k - 1).intValue());
            }
            equal(
                    "block output",
                    block.outChannels(),
                    harmonic.get("block_out_ch").intValue());
            compareInputWidths(harmonicBlock(depth, 1.0), table.get("harmonic_m1"));
        });
    }

    @Test
    void linksHarmonically() {
        Block block = harmonicBlock(512, 1.0).graph().blocks().getFirst();
        Reference.shared().get("harmonic_links").propertyStream().forEach(links -> {
            int layer = Integer.parseInt(links.getKey());
            if (layer <= 512) {
                equal("links of " + layer, block.links(layer), ints(links.getValue()));
            }
        });
    }

    @Test
    void fallsIntoNoRoundingTrap() {
        JsonNode rows = Reference.shared().get("width_rounding_traps").get("rows");
        assertThat(rows.size()).isEqualTo(17);
        for (JsonNode row : rows) {
            int layer = 1 << row.get(2).intValue();
            equal(
                    row.toString(),
                    HarDNet.width(row.get(0).intValue(), row.get(1).doubleValue(), layer),
                    row.get(3).intValue());
        }
    }

    private static void compareTotals(Analysis analysis, JsonNode expected) {
        Totals totals = analysis.totals();
        equal("parameters", totals.parameters(), expected.get("params_total").longValue());
        equal("macs", totals.macs(), expected.get("macs_total").longValue());
        equal("cio", totals.cio(), expected.get("cio_conv").longValue());
        if (expected.has("cio_excl_dw_downsampling")) {
            equal(
                    "cio without depthwise downsampling",
                    totals.cioWithoutDepthwiseDownsampling(),
                    expected.get("cio_excl_dw_downsampling").longValue());
        }
        if (expected.has("concat_elems_in_blocks")) {
            equal(
                    "concat",
                    totals.concatElements(),
                    expected.get("concat_elems_in_blocks").longValue());
        }
        List<LayerCost> convolutions = analysis.layers().stream()
                .filter(row -> row.type() != LayerCost.Type.LINEAR)
                .toList();
        List<LayerCost> depthwise = convolutions.stream()
                .filter(row -> row.type() == LayerCost.Type.DEPTHWISE_CONV2D)
                .toList();
        equal("convolutions", convolutions.size(), expected.get("n_conv").longValue());
        equal("depthwise", depthwise.size(), expected.get("n_dwconv").longValue());
        equal(
                "conv parameters",
                sum(convolutions, LayerCost::parameters),
                expected.get("params_conv").longValue());
        equal(
                "conv macs",
                sum(convolutions, LayerCost::macs),
                expected.get("macs_conv").longValue());
        equal(
                "depthwise cio",
                sum(depthwise, LayerCost::cio),
                expected.get("cio_dw").longValue());
        long batchNorm = totals.parameters() - sum(analysis.layers(), LayerCost::parameters);
        equal("norm parameters", batchNorm, expected.get("params_bn").longValue());
        equal("weight bytes", totals.weightBytes(), 4 * (totals.parameters() + batchNorm));
    }

    private static void compareRows(Analysis analysis, JsonNode expected, boolean names) {
        assertThat(analysis.layers()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            LayerCost row = analysis.layers().get(i);
            JsonNode reference = expected.get(i);
            String at = reference.get(0).stringValue();
            if (names) {
                equal("name", row.name(), at);
            }
            String type = switch (row.type()) {
                case CONV2D -> "conv";
                case DEPTHWISE_CONV2D -> "dwconv";
                case LINEAR -> "linear";
            };
            equal(at + " type", type, reference.get(1).stringValue());
            long[] values = {
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
                row.macs()
            };
            for (int column = 0; column < values.length; column++) {
                equal(
                        at + " column " + (column + 2),
                        values[column],
                        reference.get(column + 2).longValue());
            }
            if (row.type() != LayerCost.Type.LINEAR) {
                equal(at + " cio", row.cio(), reference.get(14).longValue());
            }
        }
    }

    private static void compareBlocks(Analysis analysis, JsonNode net) {
        JsonNode expected = net.get("blocks");
        List<Block> blocks = analysis.blocks();
        assertThat(blocks).hasSize(expected.size());
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            JsonNode reference = expected.get(i);
            equal("block input", block.inChannels(), reference.get("in_ch").intValue());
            equal("block output", block.outChannels(), reference.get("out_ch").intValue());
            equal("block depth", block.depth(), reference.get("n_layers").intValue());
            Shape map = analysis.graph().shape(block.end(0));
            equal("block height", map.height(), reference.get("h").intValue());
            equal("block width", map.width(), reference.get("w").intValue());
            equal(
                    "block concat",
                    concatElements(analysis.graph(), block),
                    reference.get("concat_elems").longValue());
            for (int k = 1; k <= block.depth(); k++) {
                JsonNode layer = reference.get("layers").get(k - 1);
                equal("links", block.links(k), ints(layer.get("links")));
                equal("width", block.width(k), layer.get("out_ch").intValue());
                int[] links = block.links(k);
                for (int l = 0; l < links.length; l++) {
                    int width = links[l] == 0 ? block.inChannels() : block.width(links[l]);
                    equal("link width", width, layer.get("link_widths").get(l).intValue());
                }
            }
        }
    }

    /** Inputs of the layers and the block output, where two or more tensors are joined. */
    private static long concatElements(LayerGraph graph, Block block) {
        long elements = 0;
        for (int node = block.end(0) + 1; node <= block.end(block.depth()) + 1; node++) {
            if (graph.inputs(node) > 1) {
                elements += graph.shape(node).elements();
            }
        }
        return elements;
    }

    private static void compareOtherResolutions(JsonNode net) {
        JsonNode others = net.get("totals_other_res");
        if (others == null) {
            return;
        }
        others.propertyStream().forEach(entry -> {
            String[] size = entry.getKey().split("x", 2);
            Shape input = new Shape(3, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
            Totals totals = Analysis.of(Reference.hardnet(net, input).graph()).totals();
            JsonNode expected = entry.getValue();
            equal("macs", totals.macs(), expected.get("macs_total").longValue());
            equal("cio", totals.cio(), expected.get("cio_conv").longValue());
            equal(
                    "cio without",
                    totals.cioWithoutDepthwiseDownsampling(),
                    expected.get("cio_excl_dw_downsampling").longValue());
        });
    }

    private static void compareInputWidths(NetworkSpec spec, JsonNode table) {
        List<Long> widths = new ArrayList<>();
        LayerGraph graph = spec.graph();
        Block block = graph.blocks().getFirst();
        for (int k = 1; k <= block.depth(); k++) {
            long width = 0;
            for (int link : block.links(k)) {
                width += link == 0 ? block.inChannels() : block.width(link);
            }
            widths.add(width);
        }
        long links = 0;
        for (int k = 1; k <= block.depth(); k++) {
            links += block.links(k).length;
        }
        if (table.has("connections")) {
            equal("links", links, table.get("connections").longValue());
        }
        for (int k = 0; k < widths.size(); k++) {
            equal(
                    "input width",
                    widths.get(k).longValue(),
                    table.get("in_ch").get(k).longValue());
        }
    }

    private static NetworkSpec dense(int depth) {
        return new DenseNet(
                IMAGENET,
                64,
                DenseNet.densenet121().blocks().stream()
                        .limit(1)
                        .map(block -> new dev.overtone.architecture.zoo.DenseStage(32, depth))
                        .toList(),
                4,
                0.5,
                0,
                10);
    }

    private static NetworkSpec logBlock(int depth, Scope scope) {
        return new LogDenseNet(
                IMAGENET, scope, 64, List.of(new dev.overtone.architecture.zoo.DenseStage(32, depth)), 4, 0.5, 0, 10);
    }

    private static HarDNet harmonicBlock(int depth, double multiplier) {
        return new HarDNet(
                IMAGENET,
                false,
                multiplier,
                new HarDNet.Stem(32, 64),
                List.of(new HarDNet.HarDBlock(32, depth, 64, false)),
                false,
                0.1,
                10);
    }

    private static LogDenseNet log(Scope scope, double compression) {
        return new LogDenseNet(IMAGENET, scope, 64, LogDenseNet.logDenseNet121().blocks(), 4, compression, 0, 1000);
    }

    private static long sum(List<LayerCost> rows, java.util.function.ToLongFunction<LayerCost> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    private static Ints ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return new Ints(values);
    }

    private record Ints(int[] values) {
        Ints sorted() {
            int[] sorted = values.clone();
            java.util.Arrays.sort(sorted);
            return new Ints(sorted);
        }
    }

    private static void equal(String what, int[] actual, Ints expected) {
        compared += actual.length;
        assertThat(actual).as(what).containsExactly(expected.values());
    }

    private static void equal(String what, String actual, String expected) {
        compared++;
        if (!actual.equals(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private static void equal(String what, long actual, long expected) {
        compared++;
        if (actual != expected) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }
}
