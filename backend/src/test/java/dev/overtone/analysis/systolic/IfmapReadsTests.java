package dev.overtone.analysis.systolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The count by formulas and spans against one that looks at every word. */
class IfmapReadsTests {

    private static final int LAYERS = 150;
    private static final int[] SIDES = {1, 2, 3, 5, 8, 13, 16, 32, 50, 128};

    @ParameterizedTest
    @EnumSource
    void countsWhatAPlainCountDoes(Dataflow dataflow) {
        var random = new Random(68);
        for (int i = 0; i < LAYERS; i++) {
            Convolution layer = layer(random);
            SystolicArray array = array(dataflow, random);
            assertThat(new IfmapReads(layer, array).words())
                    .as("%s on %s", layer, array)
                    .isEqualTo(PlainReads.of(layer, array));
        }
    }

    /** What is called certain is so, for memories of every size. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INPUT_STATIONARY")
    void neverPromisesMoreDistanceThanThereIs(Dataflow dataflow) {
        var random = new Random(85);
        int promised = 0;
        for (int i = 0; i < LAYERS; i++) {
            Convolution layer = layer(random);
            SystolicArray array = array(dataflow, random);
            long rounds = Math.ceilDiv(layer.filters(), array.columns());
            long nearest = PlainReads.nearestReuse(layer, array);
            for (int words = 1;
                    Reuse.isBeyond(words, layer, array, rounds) && words < 100_000;
                    words += 1 + words / 50) {
                assertThat(nearest).as("%s on %s", layer, array).isGreaterThanOrEqualTo(words);
                promised++;
            }
        }
        assertThat(promised).isGreaterThan(LAYERS);
    }

    /** Many filters, so that rounds repeat themselves. */
    private static Convolution layer(Random random) {
        return new Convolution(
                1 + random.nextInt(9),
                1 + random.nextInt(9),
                1 + random.nextInt(5),
                1 + random.nextInt(3),
                1 + random.nextInt(60),
                1 + random.nextInt(100),
                1);
    }

    private static SystolicArray array(Dataflow dataflow, Random random) {
        return new SystolicArray(
                side(random), side(random), dataflow, new SystolicArray.Sram(1 + random.nextInt(4), 1, 1));
    }

    private static int side(Random random) {
        return SIDES[random.nextInt(SIDES.length)];
    }
}
