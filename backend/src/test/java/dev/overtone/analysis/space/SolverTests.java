package dev.overtone.analysis.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Solver.Solution;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SolverTests {

    private static final PaperCosting NANO =
            new PaperCosting(Scenario.EAGER, Datasheets.find("jetson-nano").orElseThrow());

    private static final HarDNet SMALL = new HarDNet(
            new Shape(3, 40, 40),
            true,
            1.6,
            new HarDNet.Stem(8, 12),
            List.of(new HarDBlock(6, 4, 24, true), new HarDBlock(11, 9, 40, false)),
            false,
            0.05,
            10);

    private static final DenseNet DENSE =
            new DenseNet(new Shape(3, 64, 64), 8, List.of(new DenseStage(4, 3), new DenseStage(6, 5)), 4, 0.5, 0, 10);

    private static final LogDenseNet SPARSE =
            new LogDenseNet(new Shape(3, 64, 64), LogDenseNet.Scope.SPARSE, 8, DENSE.blocks(), 4, 0.5, 0, 10);

    static Stream<Arguments> questions() {
        var questions = new ArrayList<Arguments>();
        for (NetworkSpec network : List.of(SMALL, DENSE, SPARSE)) {
            for (Dimension dimension : Dimension.values()) {
                if (dimension == Dimension.MULTIPLIER && !(network instanceof HarDNet)) {
                    continue;
                }
                questions.add(Arguments.of(new Variation(network, dimension, null)));
                if (dimension.isABlocks()) {
                    questions.add(Arguments.of(new Variation(network, dimension, 1)));
                }
            }
        }
        return questions.stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersWhatTryingEveryValueAnswers(Variation variation) {
        var random = new Random(variation.hashCode());
        Metric[] metrics = Metric.values();
        for (int round = 0; round < 6; round++) {
            int fromMacs = Metric.MACS.column();
            Metric metric = metrics[random.nextInt(fromMacs, Metric.MILLISECONDS.column() + 1)];
            double middle = variation
                    .dimension()
                    .value(random.nextInt(Math.min(150, variation.dimension().steps())));
            Analysis somewhere;
            try {
                somewhere = Analysis.of(variation.at(middle).graph());
            } catch (InvalidNetwork tooSmall) {
                continue;
            }
            double bound = NANO.whole(somewhere)[metric.column()];
            var budget = new Budget(Map.of(metric, bound * (0.9 + 0.2 * random.nextDouble())), NANO);
            assertThat(Solver.largest(variation, budget).map(Solution::value))
                    .as("%s within %s", variation.dimension(), budget.most())
                    .isEqualTo(tried(variation, budget));
        }
    }

    /** From above, but no further than where costs are certainly beyond any bound asked. */
    private static Optional<Double> tried(Variation variation, Budget budget) {
        int steps = variation.dimension() == Dimension.RESOLUTION
                ? 400
                : Math.min(700, variation.dimension().steps());
        for (int step = steps - 1; step >= 0; step--) {
            double value = variation.dimension().value(step);
            try {
                if (budget.exceeded(Analysis.of(variation.at(value).graph())).isEmpty()) {
                    return Optional.of(value);
                }
            } catch (InvalidNetwork cannotBe) {
                // The next smaller one may.
            }
        }
        return Optional.empty();
    }

    @Test
    void saysWhatKeepsTheNextValueOut() {
        var budget = new Budget(
                Map.of(Metric.MACS, 5e9, Metric.PARAMETERS, 30e6, Metric.CIO, 20e6, Metric.MILLISECONDS, 80.0), NANO);
        Solution solution = Solver.largest(new Variation(HarDNet.hardnet68(), Dimension.GROWTH_RATE, null), budget)
                .orElseThrow();
        assertThat(budget.exceeded(solution.analysis())).isEmpty();
        assertThat(solution.next()).satisfies(next -> {
            assertThat(next.value()).isEqualTo(solution.value() + 1);
            assertThat(next.exceeded()).isNotEmpty();
        });
    }

    @Test
    void theLargestThereIsHasNoNext() {
        Solution solution = Solver.largest(
                        new Variation(SMALL, Dimension.MULTIPLIER, null), new Budget(Map.of(Metric.CIO, 1e12), NANO))
                .orElseThrow();
        assertThat(solution.value()).isEqualTo(4.0);
        assertThat(solution.next()).isNull();
    }

    @Test
    void anEmptyAnswerWhenNothingFits() {
        assertThat(Solver.largest(
                        new Variation(SMALL, Dimension.DEPTH, 0), new Budget(Map.of(Metric.PARAMETERS, 1.0), NANO)))
                .isEmpty();
    }

    @Test
    void otherBlocksFollowInProportion() {
        var varied = (HarDNet) new Variation(HarDNet.hardnet68(), Dimension.GROWTH_RATE, null).at(80);
        assertThat(varied.blocks()).extracting(HarDBlock::growthRate).containsExactly(7, 8, 10, 20, 80);
        assertThat(varied.blocks()).extracting(HarDBlock::depth).containsExactly(8, 16, 16, 16, 4);
    }

    @Test
    void refusesByNameWhatCannotBeAsked() {
        assertThatThrownBy(() -> new Variation(DENSE, Dimension.MULTIPLIER, null))
                .isInstanceOf(InvalidNetwork.class)
                .hasMessageContaining("no multiplier");
        assertThatThrownBy(() -> new Variation(DENSE, Dimension.DEPTH, 2))
                .isInstanceOf(InvalidNetwork.class)
                .hasMessageContaining("2 blocks");
        assertThatThrownBy(() -> new Variation(DENSE, Dimension.RESOLUTION, 0))
                .isInstanceOf(InvalidNetwork.class)
                .hasMessageContaining("whole network");
    }
}
