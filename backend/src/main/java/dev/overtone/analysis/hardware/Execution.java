package dev.overtone.analysis.hardware;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The bytes that a network moves when it is executed in one scenario, and the operations it starts, by row of its
 * analysis. Every operation reads its inputs and its weights and writes its output once; nothing stays in a cache
 * between two operations. What surrounds a convolution or linear layer (copies of a concatenation, normalisation,
 * activation, pooling) is counted with the row whose output it works on, or else with the row that it prepares; the
 * global average prepares the classifier.
 *
 * @param rows one for each of {@code analysis.layers()}
 */
public record Execution(Analysis analysis, Scenario scenario, List<Row> rows) {

    private static final double MOST_BYTES = 0x1p62;

    /**
     * One convolution or linear layer and what surrounds it, for the whole batch.
     *
     * @param minimumBytes its input, weights and output once
     * @param ownBytes what it moves itself as executed: the same, and the folded bias when fused
     * @param surroundingBytes what the operations around it move
     * @param operations how many operations are started, the layer's own among them
     */
    public record Row(LayerCost cost, long minimumBytes, long ownBytes, long surroundingBytes, int operations) {

        public long bytes() {
            return ownBytes + surroundingBytes;
        }
    }

    /** @throws InvalidNetwork if the batch moves more bytes than can be counted exactly */
    public static Execution of(Analysis analysis, Scenario scenario) {
        refuseUncountable(analysis.graph(), scenario);
        return new Counting(analysis, scenario).execution();
    }

    /** Each input, weight and output of every convolution and linear layer once. */
    public long minimumBytes() {
        return rows.stream().mapToLong(Row::minimumBytes).sum();
    }

    /** As executed. */
    public long bytes() {
        return rows.stream().mapToLong(Row::bytes).sum();
    }

    public long operations() {
        return rows.stream().mapToLong(Row::operations).sum();
    }

    /** CIO for one image in elements, where an element of a depthwise convolution counts the scenario's weight. */
    public double weightedCio() {
        double cio = 0;
        for (Row row : rows) {
            boolean depthwise = row.cost().type() == LayerCost.Type.DEPTHWISE_CONV2D;
            cio += row.cost().cio() * (depthwise ? scenario.depthwiseWeight() : 1);
        }
        return cio;
    }

    private static void refuseUncountable(LayerGraph graph, Scenario scenario) {
        double bytes = Limits.MOST_PARAMETERS;
        for (int node = 1; node < graph.size(); node++) {
            bytes += graph.shape(graph.input(node, 0)).elements();
            bytes += 2.0 * graph.shape(node).elements();
        }
        bytes *= scenario.precision().bytes();
        if (bytes * scenario.batch() > MOST_BYTES) {
            long allowed = Math.max(1, (long) (MOST_BYTES / bytes));
            throw new InvalidNetwork(new Violation(
                    "scenario.batchSize",
                    scenario.batch(),
                    "at most " + allowed + " for this network",
                    "A batch of " + scenario.batch() + " would move more than 2^62 bytes, which cannot be counted."));
        }
    }

    /** One pass over the graph in execution order. */
    private static final class Counting {

        private static final int NONE = -1;

        private final Analysis analysis;
        private final LayerGraph graph;
        private final Scenario scenario;
        private final int[] readers;
        private final int[] rowOf;
        private final Row[] rows;
        private int last = NONE;
        private long pendingBytes;
        private int pendingOperations;

        Counting(Analysis analysis, Scenario scenario) {
            this.analysis = analysis;
            this.graph = analysis.graph();
            this.scenario = scenario;
            this.readers = new int[graph.size()];
            this.rowOf = new int[graph.size()];
            this.rows = new Row[analysis.layers().size()];
            Arrays.fill(rowOf, NONE);
        }

        Execution execution() {
            for (int node = 1; node < graph.size(); node++) {
                for (int i = 0, n = graph.inputs(node); i < n; i++) {
                    readers[graph.input(node, i)]++;
                }
            }
            for (int node = 1; node < graph.size(); node++) {
                take(node);
            }
            return new Execution(analysis, scenario, Collections.unmodifiableList(Arrays.asList(rows)));
        }

        private void take(int node) {
            int input = graph.input(node, 0);
            Shape in = graph.shape(input);
            Shape out = graph.shape(node);
            switch (graph.layer(node)) {
                case Layer.Conv2d _, Layer.Linear _ -> open(node, in, out);
                case Layer.BatchNorm norm -> {
                    if (scenario.fused() && followsItsOwnConvolution(input)) {
                        fold(norm, in);
                        rowOf[node] = last;
                    } else {
                        int tables = scenario.fused() ? 1 : 2;
                        surround(node, activations(in, out) + weights(norm.parameters(in) * tables));
                    }
                }
                case Layer.Relu _, Layer.Relu6 _ -> {
                    if (scenario.fused() && readers[input] == 1 && !isView(input)) {
                        rowOf[node] = rowOf[input];
                    } else {
                        surround(node, activations(in, out));
                    }
                }
                case Layer.MaxPool _, Layer.AvgPool _ -> surround(node, activations(in, out));
                case Layer.GlobalAvgPool _ -> prepare(activations(in, out));
                case Layer.Concat _ -> {
                    if (!scenario.concatFree()) {
                        prepare(activations(out, out));
                    }
                }
                case Layer.Dropout _ -> rowOf[node] = rowOf[input];
                case Layer.Input _ -> throw new IllegalStateException("The input is node 0 alone.");
            }
        }

        private void open(int node, Shape in, Shape out) {
            LayerCost cost = analysis.layers().get(++last);
            long bytes = activations(in, out) + weights(cost.parameters());
            rows[last] = new Row(cost, bytes, bytes, pendingBytes, pendingOperations + 1);
            rowOf[node] = last;
            pendingBytes = 0;
            pendingOperations = 0;
        }

        /** A folded normalisation leaves a bias. */
        private void fold(Layer.BatchNorm norm, Shape in) {
            Row row = rows[last];
            long bias = weights(norm.parameters(in) / 2);
            rows[last] = new Row(
                    row.cost(), row.minimumBytes(), row.ownBytes() + bias, row.surroundingBytes(), row.operations());
        }

        private void surround(int node, long bytes) {
            boolean worksOnTheLastRow = last != NONE && graph.inputs(node) == 1 && rowOf[graph.input(node, 0)] == last;
            if (!worksOnTheLastRow) {
                pendingBytes += bytes;
                pendingOperations++;
                return;
            }
            Row row = rows[last];
            rows[last] = new Row(
                    row.cost(),
                    row.minimumBytes(),
                    row.ownBytes(),
                    row.surroundingBytes() + bytes,
                    row.operations() + 1);
            rowOf[node] = last;
        }

        private void prepare(long bytes) {
            pendingBytes += bytes;
            pendingOperations++;
        }

        private boolean followsItsOwnConvolution(int input) {
            return graph.layer(input) instanceof Layer.Conv2d && readers[input] == 1 && rowOf[input] == last;
        }

        /** Whether no operation makes this node's output, which could apply an activation on its way. */
        private boolean isView(int node) {
            Layer layer = graph.layer(node);
            return node == LayerGraph.INPUT
                    || layer instanceof Layer.Dropout
                    || (layer instanceof Layer.Concat && scenario.concatFree());
        }

        private long activations(Shape in, Shape out) {
            return scenario.batch()
                    * (in.elements() + out.elements())
                    * scenario.precision().bytes();
        }

        private long weights(long elements) {
            return elements * scenario.precision().bytes();
        }
    }
}
