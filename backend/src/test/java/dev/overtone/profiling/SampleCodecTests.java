package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleCodecTests {

    @Test
    void givesBackEveryNanosecondInOrder() {
        double[] samples = new Random(1)
                .longs(10_000, 1, 1L << 50)
                .mapToDouble(nanos -> nanos / 1e6)
                .toArray();
        assertThat(SampleCodec.decode(SampleCodec.encode(samples), samples.length))
                .containsExactly(samples);
    }

    @Test
    void takesTheLongestAndTheShortestForward() {
        double[] samples = {900_000, 0, 900_000, 0.000_001};
        assertThat(SampleCodec.decode(SampleCodec.encode(samples), 4)).containsExactly(samples);
    }

    /** 48 ms with a spread of 0.3 ms, as a processor gives them. */
    @Test
    void takesThreeBytesForASample() {
        double[] samples = new Random(1)
                .doubles(10_000, 47.7, 48.3)
                .map(ms -> Math.round(ms * 1e6) / 1e6)
                .toArray();
        assertThat(SampleCodec.encode(samples)).hasSizeLessThan(30_010);
    }
}
