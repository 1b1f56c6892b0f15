package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.Lifetimes;
import dev.overtone.architecture.Block;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.web.Drawing.DrawnBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network's first block as it is executed. Step 0 has its input ready, steps 1..L run its layers, step L+1 gathers what
 * it gives on.
 *
 * @param lastSteps for layers 0..L the last step in which its output is in memory
 */
record FamilyBlock(
        String id, String name, String rule, DrawnBlock block, List<Integer> lastSteps, List<Step> steps, long peak) {

    /**
     * One step.
     *
     * @param alive most elements in memory at once during it, for one image
     * @param copies those of them that are no layer's output: concatenated inputs and what a layer keeps for itself
     * @param links links followed up to its end
     * @param cio of the convolutions up to its end, in elements
     * @param channels read by it
     */
    record Step(long alive, long copies, int links, long cio, int channels) {}

    static FamilyBlock of(String id, String name, String rule, NetworkSpec network) {
        LayerGraph graph = network.graph();
        Analysis analysis = Analysis.of(graph);
        DrawnBlock drawn = Drawing.of(network, analysis).blocks().getFirst();
        var execution = new Execution(graph, graph.blocks().getFirst(), analysis.layers());
        List<Step> steps = execution.steps();
        return new FamilyBlock(
                id,
                name,
                rule,
                drawn,
                execution.lastSteps(),
                steps,
                steps.stream().mapToLong(Step::alive).max().orElseThrow());
    }

    private record Execution(LayerGraph graph, Block block, List<LayerCost> rows, Lifetimes lifetimes) {

        Execution(LayerGraph graph, Block block, List<LayerCost> rows) {
            this(graph, block, rows, Lifetimes.of(graph));
        }

        List<Integer> lastSteps() {
            return IntStream.rangeClosed(0, block.depth())
                    .mapToObj(this::lastStep)
                    .toList();
        }

        List<Step> steps() {
            var steps = new ArrayList<Step>();
            long input = graph.shape(block.end(0)).elements();
            steps.add(new Step(input, 0, 0, 0, 0));
            for (int step = 1; step <= block.depth(); step++) {
                int from = block.end(step - 1);
                int to = block.end(step);
                int links = steps.getLast().links() + block.links(step).length;
                steps.add(
                        step(step, busiest(from + 1, to), links, steps.getLast().cio() + cio(from, to), read(step)));
            }
            Step last = steps.getLast();
            int gathering = block.end(block.depth()) + 1;
            boolean gathers = graph.layer(gathering) instanceof Layer.Concat;
            long alone = graph.shape(block.end(block.depth())).elements();
            steps.add(
                    gathers
                            ? step(block.depth() + 1, gathering, last.links(), last.cio(), block.outChannels())
                            : new Step(alone, 0, last.links(), last.cio(), block.outChannels()));
            return steps;
        }

        private Step step(int step, int node, int links, long cio, int channels) {
            long alive = lifetimes.aliveElements(node);
            long outputs = IntStream.rangeClosed(0, Math.min(step, block.depth()))
                    .filter(layer -> isInMemory(layer, node))
                    .mapToLong(layer -> graph.shape(block.end(layer)).elements())
                    .sum();
            return new Step(alive, alive - outputs, links, cio, channels);
        }

        private boolean isInMemory(int layer, int node) {
            return lifetimes.firstStep(block.end(layer)) <= node && lifetimes.lastStep(block.end(layer)) >= node;
        }

        /** The node in whose execution most elements are in memory. */
        private int busiest(int from, int to) {
            int busiest = from;
            for (int node = from; node <= to; node++) {
                if (lifetimes.aliveElements(node) > lifetimes.aliveElements(busiest)) {
                    busiest = node;
                }
            }
            return busiest;
        }

        private int lastStep(int layer) {
            int node = lifetimes.lastStep(block.end(layer));
            int step = layer;
            while (step <= block.depth() && block.end(step) < node) {
                step++;
            }
            return step;
        }

        private int read(int layer) {
            int channels = 0;
            for (int source : block.links(layer)) {
                channels += graph.shape(block.end(source)).channels();
            }
            return channels;
        }

        private long cio(int after, int to) {
            return rows.stream()
                    .filter(row -> row.node() > after && row.node() <= to)
                    .mapToLong(LayerCost::cio)
                    .sum();
        }
    }
}
