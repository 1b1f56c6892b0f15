package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.search.Trial.Valued;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ParetoFrontTests {

    private static final List<Objective> OBJECTIVES =
            List.of(Objective.least("milliseconds").byRatio(), Objective.most("expressivity"));

    @Test
    void keepsWhatNothingBeatsBestInTheFirstObjectiveFirst() {
        var front = ParetoFront.of(
                OBJECTIVES,
                List.of(trial(1, 8, 30), trial(2, 4, 20), trial(3, 4, 20), trial(4, 5, 19), trial(5, 9, 29)));
        assertThat(front.trials()).extracting(Valued::index).containsExactly(2L, 1L);
    }

    @Test
    void theKneeIsFarthestBeforeTheLineBetweenTheEnds() {
        var front =
                ParetoFront.of(OBJECTIVES, List.of(trial(1, 1, 10), trial(2, 2, 28), trial(3, 4, 29), trial(4, 8, 30)));
        assertThat(front.knee()).map(Valued::index).contains(2L);
        assertThat(ParetoFront.of(OBJECTIVES, List.of()).knee()).isEmpty();
    }

    @Test
    void anObjectiveAndItsLossAreOneAnothersInverse() {
        for (Objective objective : OBJECTIVES) {
            assertThat(objective.value(objective.loss(7))).isCloseTo(7, Offset.offset(1e-12));
        }
        assertThat(Objective.least("a").loss(3)).isEqualTo(3);
        assertThat(Objective.most("a").loss(3)).isEqualTo(-3);
        assertThat(Objective.least("a").byRatio().loss(Math.E)).isEqualTo(1);
    }

    @Test
    void aConstraintHoldsBetweenItsEnds() {
        assertThat(Constraint.atMost("a", 3).holds(3)).isTrue();
        assertThat(Constraint.atMost("a", 3).holds(3.1)).isFalse();
        assertThat(Constraint.atLeast("a", 3).holds(2.9)).isFalse();
        assertThat(new Constraint("a", 1, 2).holds(1.5)).isTrue();
        assertThat(new Constraint("a", 1, 2).holds(Double.NaN)).isFalse();
    }

    private static Valued trial(long index, double milliseconds, double expressivity) {
        return new Valued(index, new double[] {milliseconds, expressivity});
    }
}
