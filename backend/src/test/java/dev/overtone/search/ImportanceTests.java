package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.search.Trial.Valued;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImportanceTests {

    private static final Candidates CANDIDATES = Candidates.of(
            new DesignSpace(
                    HarDNet.hardnet68(),
                    List.of(
                            Variable.of(Kind.MULTIPLIER, 1.5, 1.6, 1.7),
                            Variable.of(Kind.DEPTHWISE, 0, 1),
                            Variable.of(Kind.STEM, 24, 32),
                            Variable.of(Kind.RESOLUTION, 160, 192, 224, 256))),
            List.of(Objective.least("latency"), Objective.most("score")));

    @Test
    void isTheShareOfWhatAnObjectiveVariesBy() {
        var trials = new ArrayList<Valued>();
        for (long index = 0; index < CANDIDATES.space().size(); index++) {
            int[] choices = CANDIDATES.space().choices(index);
            double depthwise = choices[1] - 0.5;
            double stem = choices[2] - 0.5;
            trials.add(new Valued(index, new double[] {5 + 2 * depthwise, 2 * depthwise + 2 * depthwise * 2 * stem}));
        }
        List<Importance> importances = Importance.of(CANDIDATES, trials);
        assertThat(importances).extracting(Importance::objective).isEqualTo(CANDIDATES.objectives());
        assertThat(importances.getFirst().alone().get(1)).isCloseTo(1, Offset.offset(0.01));
        assertThat(importances.getFirst().together().get(0)).isCloseTo(0, Offset.offset(0.01));
        assertThat(importances.getLast().alone().get(1)).isCloseTo(0.5, Offset.offset(0.02));
        assertThat(importances.getLast().together().get(1)).isCloseTo(1, Offset.offset(0.02));
        assertThat(importances.getLast().together().get(2)).isCloseTo(0.5, Offset.offset(0.02));
        assertThat(importances.getLast().together().get(3)).isCloseTo(0, Offset.offset(0.02));
    }

    @Test
    void isNotSaidOfTooFew() {
        assertThat(Importance.of(CANDIDATES, List.of(new Valued(0, new double[] {1, 2}))))
                .isEmpty();
    }
}
