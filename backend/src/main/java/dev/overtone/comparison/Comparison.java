package dev.overtone.comparison;

import dev.overtone.profiling.BaselineComparison;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.RunDetails;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs beside each other.
 *
 * @param runs in the order in which they were asked for
 * @param baseline which of them the others are held against
 * @param pair what is known of two runs that compare, beside the rest; null for more than two, or where they do not
 * @param facts in reading order
 */
public record Comparison(
        List<RunDetails> runs,
        UUID baseline,
        BaselineComparison latency,
        @Nullable RunComparison pair,
        List<RunFact> facts,
        List<Distribution> distributions) {

    public List<UUID> ids() {
        return runs.stream().map(run -> run.run().id()).toList();
    }

    public int baselineAt() {
        return ids().indexOf(baseline);
    }

    /** Whose measured figures may stand beside each other: those of the baseline's hardware profile, batch and precision. */
    public Set<Integer> ofOneKind() {
        return IntStream.range(0, runs.size())
                .filter(i -> latency.isOfItsKind(runs.get(i).run().id()))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Whose values of this fact compare with each other. */
    public Set<Integer> comparable(RunFact fact) {
        return fact.measured()
                ? ofOneKind()
                : IntStream.range(0, runs.size()).boxed().collect(Collectors.toSet());
    }
}
