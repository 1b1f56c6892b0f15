package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moeaframework.core.Solution;
import org.moeaframework.core.attribute.Rank;
import org.moeaframework.core.indicator.WFGHypervolume;
import org.moeaframework.core.population.FastNondominatedSorting;
import org.moeaframework.core.population.NondominatedPopulation;
import org.moeaframework.core.population.Population;
import org.moeaframework.problem.AbstractProblem;

/** Hypervolumes and ranks beside those of MOEA Framework. */
class HypervolumeTests {

    @Test
    void isTheAreaUpToTheReferencePoint() {
        var unit = new Hypervolume(new double[] {0, 10}, new double[] {1, 30});
        assertThat(unit.of(List.of(new double[] {0, 10}))).isCloseTo(1.21, within(1e-12));
        assertThat(unit.of(List.of(new double[] {0.1, 20}, new double[] {0.6, 12})))
                .isCloseTo(1.0 * 0.6 + 0.5 * 0.4, within(1e-12));
        assertThat(unit.of(List.of(new double[] {1.2, 10}))).isZero();
        assertThat(unit.of(List.of())).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isThatOfMoeaFramework(int objectives) {
        var random = new Random(objectives);
        var problem = new NoProblem(objectives);
        var unit = new Hypervolume(new double[objectives], filled(objectives, 1));
        for (int round = 0; round < 60; round++) {
            List<double[]> points = points(random, objectives, 1 + random.nextInt(60), round % 2 == 0 ? 5 : 1000);
            var population = new NondominatedPopulation();
            points.forEach(point -> population.add(problem.solution(point)));
            double theirs = new WFGHypervolume(problem, filled(objectives, Hypervolume.REFERENCE)).evaluate(population);
            assertThat(unit.of(points)).isCloseTo(theirs, within(1e-10));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void growsByWhatAPointAdds(int objectives) {
        var random = new Random(objectives);
        for (int round = 0; round < 60; round++) {
            List<double[]> corners = points(random, objectives, 1 + random.nextInt(20), 1000);
            double[] another = points(random, objectives, 1, 1000).getFirst();
            var all = new ArrayList<>(corners);
            all.add(another);
            assertThat(Hypervolume.gain(corners, another))
                    .isCloseTo(Hypervolume.beaten(all) - Hypervolume.beaten(corners), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void ranksAreThoseOfMoeaFramework(int objectives) {
        var random = new Random(objectives);
        var problem = new NoProblem(objectives);
        for (int round = 0; round < 20; round++) {
            List<double[]> points = points(random, objectives, 80, 20);
            List<Solution> solutions = points.stream().map(problem::solution).toList();
            new FastNondominatedSorting().evaluate(new Population(solutions));
            assertThat(ParetoFront.ranks(points))
                    .containsExactly(
                            solutions.stream().mapToInt(Rank::getAttribute).toArray());
        }
    }

    private static List<double[]> points(Random random, int objectives, int count, int steps) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i < count; i++) {
            points.add(random.ints(objectives, 0, steps + 1)
                    .mapToDouble(step -> (double) step / steps)
                    .toArray());
        }
        return points;
    }

    private static double[] filled(int length, double value) {
        var filled = new double[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static final class NoProblem extends AbstractProblem {

        private NoProblem(int objectives) {
            super(0, objectives);
        }

        private Solution solution(double[] losses) {
            Solution solution = newSolution();
            solution.setObjectiveValues(losses);
            return solution;
        }

        @Override
        public void evaluate(Solution solution) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Solution newSolution() {
            return new Solution(0, getNumberOfObjectives());
        }
    }
}
