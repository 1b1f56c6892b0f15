package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.Ledger;
import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingsTests {

    private static final Search SEARCH = search();

    @Test
    void leavesOutWhatIsBeatenBrokenOrNotThereYet() {
        var findings = Findings.of(
                SEARCH,
                List.of(
                        trial(1, "a", 2, TrialState.VALUED, 10, 5),
                        trial(2, "b", 1, TrialState.VALUED, 20, 9),
                        trial(3, "c", 3, TrialState.VALUED, 21, 8),
                        trial(4, "d", 4, TrialState.INFEASIBLE, 1, 99),
                        trial(5, "e", null, TrialState.WAITING, Double.NaN, 7),
                        trial(6, "f", 5, TrialState.FAILED, Double.NaN, 7)));

        assertThat(names(findings.networks())).as("in the order told").containsExactly("b", "a", "c");
        assertThat(names(findings.front())).as("fastest first").containsExactly("a", "b");
    }

    @Test
    void takesTheMeanOfWhatWasMeasuredAgain() {
        var findings = Findings.of(
                SEARCH,
                List.of(
                        trial(1, "a", 1, TrialState.VALUED, 10, 5),
                        trial(2, "b", 2, TrialState.VALUED, 11, 5),
                        trial(3, "a", 3, TrialState.VALUED, 14, 5)));

        assertThat(findings.networks()).hasSize(2);
        assertThat(findings.networks().getFirst().values()).containsExactly(12, 5);
        assertThat(findings.networks().getFirst().trials()).isEqualTo(2);
        assertThat(names(findings.front())).containsExactly("b");
    }

    @Test
    void knowsHowMuchTheFrontBeatsAfterEachNetwork() {
        var findings = Findings.of(
                SEARCH,
                List.of(
                        trial(1, "a", 1, TrialState.VALUED, 10, 0),
                        trial(2, "b", 2, TrialState.VALUED, 20, 10),
                        trial(3, "c", 3, TrialState.VALUED, 20, 5),
                        trial(4, "d", 4, TrialState.VALUED, 12, 9)));

        List<Double> volumes = findings.hypervolumes();
        assertThat(volumes).isSorted().hasSize(4);
        // Scaled: a (0, 1), b (1, 0), d (0.2, 0.1), reference at 1.1 in both.
        assertThat(volumes.get(0)).isCloseTo(1.1 * 0.1, within(1e-12));
        assertThat(volumes.get(1)).isCloseTo(1.1 * 0.1 + 0.1 * 1.0, within(1e-12));
        assertThat(volumes.get(2)).isEqualTo(volumes.get(1));
        assertThat(volumes.get(3)).isCloseTo(1.1 * 0.1 + 0.9 * 0.9 + 0.1 * 0.1, within(1e-12));
        assertThat(findings.knee())
                .hasValueSatisfying(knee -> assertThat(knee.trial().name()).isEqualTo("d"));
    }

    @Test
    void looksByOtherMetricsOfTheSearch() {
        var findings = Findings.by(
                SEARCH,
                List.of(Objective.least("macs")),
                List.of(trial(1, "a", 1, TrialState.VALUED, 10, 5), trial(2, "b", 2, TrialState.VALUED, 20, 4)));

        // Macs are the search's constraint: the third of its figures, here a hundred times the first.
        assertThat(names(findings.front())).containsExactly("a");
        assertThat(findings.front().getFirst().values()).containsExactly(1000);
    }

    @Test
    void findsNothingInNothing() {
        var findings = Findings.of(SEARCH, List.of());
        assertThat(findings.front()).isEmpty();
        assertThat(findings.knee()).isEmpty();
        assertThat(findings.hypervolumes()).isEmpty();
    }

    private static List<String> names(List<Findings.Found> found) {
        var names = new ArrayList<String>();
        found.forEach(one -> names.add(one.trial().name()));
        return names;
    }

    private static SearchTrial trial(
            int number, String name, @Nullable Integer told, TrialState state, double latency, double expressivity) {
        return new SearchTrial(
                number,
                number,
                name,
                name,
                TrialOrigin.ASKED,
                null,
                state,
                null,
                new double[] {latency, expressivity, 100 * latency},
                null,
                told,
                Instant.EPOCH,
                told == null ? null : Instant.EPOCH,
                null,
                null);
    }

    private static Search search() {
        return new Search(
                new UUID(0, 1),
                Project.Named.FIRST,
                "A search",
                new DesignSpace(Ledger.network(10), List.of(Variable.of(Kind.GROWTH_RATE, 4, 6, 8))),
                List.of(Objective.least("latency"), Objective.most("expressivity")),
                List.of(Constraint.atMost("macs", 1e9)),
                Method.RANDOM,
                1,
                new Budget(10, null, null),
                "{}",
                "cpu-1",
                new RunSettings(1, "fp32", "eager", 1, "quick"),
                SearchState.RUNNING,
                null,
                false,
                false,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                null,
                new Search.Counts(0, 0, 0, 0, 0));
    }
}
