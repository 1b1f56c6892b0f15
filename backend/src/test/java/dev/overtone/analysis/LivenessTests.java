package dev.overtone.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Reference;
import dev.overtone.analysis.Lifetimes.Memory;
import dev.overtone.architecture.GraphBuilder;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.Layer.BatchNorm;
import dev.overtone.architecture.Layer.Conv2d;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.ModulePath;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.architecture.zoo.LogDenseNet.Scope;
import dev.overtone.architecture.zoo.Presets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LivenessTests {

    private static final ModulePath PATH = ModulePath.of("net");

    private final GraphBuilder graph = new GraphBuilder(new Shape(1, 4, 4), 0, 8);

    @Test
    void countsInputAndOutputOfAChain() {
        int a = convolution(2, LayerGraph.INPUT);
        convolution(3, a);
        // 16 + 32 while the first runs, 32 + 48 while the second does.
        assertThat(peak()).isEqualTo(80);
    }

    @Test
    void countsTheNetworksInput() {
        convolution(1, LayerGraph.INPUT);
        assertThat(peak()).isEqualTo(16 + 16);
    }

    @Test
    void normalisesAndActivatesInPlace() {
        int a = convolution(2, LayerGraph.INPUT);
        int b = graph.add(Layer.Relu.INSTANCE, PATH, graph.add(BatchNorm.STANDARD, PATH, a));
        convolution(1, b);
        assertThat(peak()).isEqualTo(16 + 32);
    }

    @Test
    void normalisesIntoANewTensorWhereTheOldIsReadLater() {
        int a = convolution(2, LayerGraph.INPUT);
        int b = graph.add(BatchNorm.STANDARD, PATH, a);
        graph.concat(PATH, "cat", b, a);
        // Both halves and their concatenation.
        assertThat(peak()).isEqualTo(32 + 32 + 64);
    }

    @Test
    void keepsATensorUntilItsLastReader() {
        int a = convolution(2, LayerGraph.INPUT);
        int b = convolution(1, a);
        int c = convolution(1, b);
        int d = convolution(1, c);
        graph.concat(PATH, "cat", d, a);
        // At the end: a (32), d (16), their concatenation (48).
        assertThat(peak()).isEqualTo(96);
    }

    @Test
    void copiesNothingToConcatenateOne() {
        int a = convolution(2, LayerGraph.INPUT);
        graph.concat(PATH, "cat", a);
        assertThat(peak()).isEqualTo(16 + 32);
    }

    static Stream<NetworkSpec> networks() {
        Stream<NetworkSpec> reference = Stream.of("presets", "random_variants")
                .flatMap(group -> Reference.shared().get(group).valueStream())
                .map(Reference::hardnet);
        LogDenseNet log = LogDenseNet.logDenseNet121();
        Stream<NetworkSpec> scopes = Stream.of(Scope.values())
                .map(scope -> new LogDenseNet(log.input(), scope, 64, log.blocks(), 4, 1.0, 0.1, 1000));
        return Stream.of(reference, Presets.all().stream().map(Presets.Preset::network), scopes)
                .flatMap(part -> part);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void agreesWithASimulationOfTheMemory(NetworkSpec network) {
        LayerGraph drawn = network.graph();
        assertThat(Analysis.of(drawn).totals().peakActivationElements()).isEqualTo(simulatedPeak(drawn));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void lifetimesAddUpToTheSamePeak(NetworkSpec network) {
        LayerGraph drawn = network.graph();
        var lifetimes = Lifetimes.of(drawn);
        assertThat(IntStream.range(0, drawn.size())
                        .mapToLong(lifetimes::aliveElements)
                        .max())
                .hasValue(Analysis.of(drawn).totals().peakActivationElements());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyWayOfExecutionAgreesWithASimulationOfItsMemory(NetworkSpec network) {
        LayerGraph drawn = network.graph();
        MemoryCurve curve = MemoryCurve.of(drawn, Memory.STANDARD);
        assertThat(curve.peaks())
                .isEqualTo(new MemoryCurve.Peaks(
                        simulatedPeak(drawn, new Memory(false, false)),
                        simulatedPeak(drawn, new Memory(true, false)),
                        simulatedPeak(drawn, new Memory(false, true)),
                        simulatedPeak(drawn, new Memory(true, true))));
        assertThat(curve.peakElements()).isEqualTo(curve.peaks().inPlace());
        assertThat(curve.peaks().both()).isLessThanOrEqualTo(curve.peaks().inPlace());
    }

    @Test
    void aListKeepsWhatItListsAndIsNotWrittenInPlace() {
        int a = convolution(2, LayerGraph.INPUT);
        int b = convolution(1, a);
        int cat = graph.concat(PATH, "cat", b, a);
        int dropped = graph.add(new Layer.Dropout(0.5), PATH, cat);
        int norm = graph.add(BatchNorm.STANDARD, PATH, dropped);
        var lifetimes = Lifetimes.of(graph.build(), new Memory(true, true));
        assertThat(lifetimes.lastStep(a)).isEqualTo(norm);
        assertThat(lifetimes.aliveElements(cat)).isEqualTo(32 + 16);
        assertThat(lifetimes.aliveElements(norm)).isEqualTo(32 + 16 + 48);
    }

    @Test
    void aTensorLivesFromItsFirstWriteToItsLastReader() {
        int a = convolution(2, LayerGraph.INPUT);
        int b = graph.add(Layer.Relu.INSTANCE, PATH, a);
        int c = convolution(1, b);
        int d = graph.concat(PATH, "cat", c, b);
        var lifetimes = Lifetimes.of(graph.build());
        assertThat(lifetimes.firstStep(b)).as("in its input's place").isEqualTo(a);
        assertThat(lifetimes.lastStep(a)).isEqualTo(lifetimes.lastStep(b)).isEqualTo(d);
        assertThat(lifetimes.lastStep(LayerGraph.INPUT)).isEqualTo(a);
        assertThat(lifetimes.aliveElements(c)).isEqualTo(32 + 16);
        assertThat(lifetimes.lastStep(d)).as("the network's output stays").isEqualTo(d);
    }

    /** Runs the graph on named buffers: what a step needs, and what any later step reads, is in memory. */
    private static long simulatedPeak(LayerGraph drawn) {
        return simulatedPeak(drawn, Memory.STANDARD);
    }

    /** Where concatenations are lists, a step that reads one reads what it lists. */
    private static long simulatedPeak(LayerGraph drawn, Memory memory) {
        List<Set<Integer>> held = new ArrayList<>();
        for (int node = 0; node < drawn.size(); node++) {
            Set<Integer> tensors = new HashSet<>();
            if (memory.concatFree() && drawn.layer(node) instanceof Layer.Concat) {
                for (int i = 0; i < drawn.inputs(node); i++) {
                    tensors.addAll(held.get(drawn.input(node, i)));
                }
            } else if (node > 0 && takesThePlace(drawn, node, held, memory)) {
                tensors.addAll(held.get(drawn.input(node, 0)));
            } else {
                tensors.add(node);
            }
            held.add(tensors);
        }
        long peak = 0;
        for (int step = 1; step < drawn.size(); step++) {
            Set<Integer> needed = new HashSet<>(held.get(step));
            for (int reader = step; reader < drawn.size(); reader++) {
                for (int i = 0; i < drawn.inputs(reader); i++) {
                    if (drawn.input(reader, i) < step) {
                        needed.addAll(held.get(drawn.input(reader, i)));
                    }
                }
            }
            peak = Math.max(
                    peak,
                    needed.stream().mapToLong(b -> drawn.shape(b).elements()).sum());
        }
        return peak;
    }

    private static boolean takesThePlace(LayerGraph drawn, int node, List<Set<Integer>> held, Memory memory) {
        int input = drawn.input(node, 0);
        return switch (drawn.layer(node)) {
            case Layer.Dropout _ -> isReadBy(drawn, input, node + 1).isEmpty();
            case BatchNorm _, Layer.Relu _, Layer.Relu6 _ ->
                memory.inPlace() && held.get(input).size() == 1 && !isNeededAfter(drawn, input, node, memory);
            default -> false;
        };
    }

    private static boolean isNeededAfter(LayerGraph drawn, int tensor, int step, Memory memory) {
        for (int reader : isReadBy(drawn, tensor, tensor + 1)) {
            boolean list = memory.concatFree() && drawn.layer(reader) instanceof Layer.Concat;
            if (reader > step || (list && isNeededAfter(drawn, reader, step, memory))) {
                return true;
            }
        }
        return false;
    }

    private static Set<Integer> isReadBy(LayerGraph drawn, int tensor, int from) {
        Set<Integer> readers = new HashSet<>();
        for (int reader = from; reader < drawn.size(); reader++) {
            for (int i = 0; i < drawn.inputs(reader); i++) {
                if (drawn.input(reader, i) == tensor) {
                    readers.add(reader);
                }
            }
        }
        return readers;
    }

    private int convolution(int filters, int input) {
        return graph.add(Conv2d.dense(filters, 1, 1), PATH, input);
    }

    private long peak() {
        return Analysis.of(graph.build()).totals().peakActivationElements();
    }
}
