package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimedForwardTests {

    @Test
    void timesEveryNodeOfAForward() {
        LayerGraph graph = HarDNet.hardnet39ds().graph();
        try (CompiledNetwork network = Torch.runtime().compile(graph, Torch.cpu());
                Inference inference = network.inference(1)) {
            inference.forward();
            float[] before = inference.outputs();

            long start = System.nanoTime();
            long[] nanos = inference.timedForward();
            long whole = System.nanoTime() - start;

            assertThat(nanos).hasSize(graph.size() + 1);
            assertThat(Arrays.stream(nanos).min().orElseThrow()).isNotNegative();
            assertThat(Arrays.stream(nanos).filter(each -> each > 0).count())
                    .as("all but what takes less than a tick")
                    .isGreaterThan(graph.size() / 2);
            assertThat(Arrays.stream(nanos).sum()).isBetween(whole / 2, whole);
            assertThat(inference.outputs()).isEqualTo(before);
        }
    }

    @Test
    void theClockItselfCostsLittle() {
        LayerGraph graph = HarDNet.hardnet39ds().graph();
        try (CompiledNetwork network = Torch.runtime().compile(graph, Torch.cpu());
                Inference inference = network.inference(1)) {
            inference.timedForward();
            long[] costs = new long[21];
            Arrays.setAll(costs, _ -> inference.clockNanos());
            Arrays.sort(costs);

            assertThat(costs[10]).isBetween(1L, 1_000_000L);
        }
    }
}
