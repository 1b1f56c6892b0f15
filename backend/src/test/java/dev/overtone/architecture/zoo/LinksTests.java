package dev.overtone.architecture.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The families' rules, from their words. */
class LinksTests {

    private static final int DEEPEST_CACHED = 512;

    @Test
    void readsPowersOfTwoBackThatDivideTheLayer() {
        for (int layer = 1; layer <= DEEPEST_CACHED + 64; layer++) {
            int k = layer;
            int[] expected = IntStream.iterate(1, step -> step <= k, step -> 2 * step)
                    .filter(step -> k % step == 0)
                    .map(step -> k - step)
                    .toArray();
            assertThat(Links.harmonic(k)).as("layer %d", k).containsExactly(expected);
        }
    }

    @Test
    void readsEveryPowerOfTwoBackAscending() {
        for (int layer = 1; layer <= DEEPEST_CACHED + 64; layer++) {
            int k = layer;
            int[] expected = IntStream.iterate(1, step -> step <= k, step -> 2 * step)
                    .map(step -> k - step)
                    .sorted()
                    .toArray();
            assertThat(Links.logarithmic(k)).as("layer %d", k).containsExactly(expected);
        }
    }

    @Test
    void readsAllBefore() {
        assertThat(Links.dense(4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void findsTheNodesOfLayers() {
        assertThat(Links.nodes(new int[] {2, 0}, new int[] {7, 8, 9})).containsExactly(9, 7);
    }
}
