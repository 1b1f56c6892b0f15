package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a variable has to do with a metric. */
class VariableEffectsTests {

    private static final List<Variable> VARIABLES = List.of(
            Variable.of(Kind.GROWTH_RATE, 8, 16, 32), Variable.of(Kind.DEPTH, 4, 8), Variable.of(Kind.FAMILY, 0, 1));

    private final List<int[]> choices = new ArrayList<>();

    @Test
    void isTheShareOfVarianceThatOneVariableExplainsAlone() {
        VariableEffects found = by(Objective.least("macs"), choice -> 100.0 * choice[0] + 10 * choice[1]);
        // Balanced: variance of 0, 100, 200 is 6666.7, of 0, 10 is 25.
        assertThat(found.effects().get(0).share()).isCloseTo(6666.7 / 6691.7, within(1e-3));
        assertThat(found.effects().get(1).share()).isLessThan(0.01);
        assertThat(found.effects().get(2).share()).isZero();
        assertThat(found.networks()).isEqualTo(24);
    }

    @Test
    void saysWhetherTheMetricRisesWhateverIsBetter() {
        for (Objective objective : List.of(Objective.least("macs"), Objective.most("macs"))) {
            VariableEffects found = by(objective, choice -> 100.0 * choice[0] - 40 * choice[1]);
            assertThat(found.effects().get(0).rankCorrelation()).isGreaterThan(0.8);
            assertThat(found.effects().get(1).rankCorrelation()).isLessThan(-0.2);
        }
    }

    @Test
    void ranksByTheValuesAndNotByTheOrderInWhichTheyWereWritten() {
        List<Variable> backwards = List.of(Variable.of(Kind.GROWTH_RATE, 32, 16, 8));
        var own = new ArrayList<int[]>();
        for (int i = 0; i < 12; i++) {
            own.add(new int[] {i % 3});
        }
        double[] values = own.stream().mapToDouble(choice -> -choice[0]).toArray();
        assertThat(VariableEffects.of(Objective.least("macs"), backwards, own, values)
                        .effects()
                        .getFirst()
                        .rankCorrelation())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void saysNothingOfAnOrderWhereValuesHaveNone() {
        VariableEffects found = by(Objective.least("macs"), choice -> 5.0 * choice[2]);
        assertThat(found.effects().get(2).share()).isEqualTo(1);
        assertThat(found.effects().get(2).rankCorrelation()).isNaN();
    }

    @Test
    void leavesToChanceWhatChanceDoes() {
        var random = new Random(1);
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += by(Objective.least("macs"), _ -> random.nextGaussian())
                    .effects()
                    .getFirst()
                    .share();
        }
        assertThat(sum / 200).isLessThan(0.05);
    }

    @Test
    void saysNothingOfAFewNetworksOrOfFiguresThatAreAllTheSame() {
        assertThat(VariableEffects.of(
                                Objective.least("macs"), VARIABLES, List.of(new int[3], new int[3]), new double[2])
                        .effects())
                .allSatisfy(effect -> assertThat(effect.share()).isNaN());
        assertThat(by(Objective.least("macs"), _ -> 3).effects())
                .allSatisfy(effect -> assertThat(effect.share()).isNaN())
                .allSatisfy(effect -> assertThat(effect.rankCorrelation()).isNaN());
    }

    @Test
    void countsRatiosWhereTheObjectiveDoes() {
        VariableEffects found =
                by(Objective.least("macs").byRatio(), choice -> Math.pow(10, choice[0]) * (1 + choice[1]));
        assertThat(found.effects().get(0).share()).isGreaterThan(0.9);
    }

    private VariableEffects by(Objective objective, java.util.function.ToDoubleFunction<int[]> figure) {
        choices.clear();
        for (int i = 0; i < 24; i++) {
            choices.add(new int[] {i % 3, i / 3 % 2, i / 6 % 2});
        }
        return VariableEffects.of(
                objective,
                VARIABLES,
                choices,
                choices.stream().mapToDouble(figure).toArray());
    }
}
