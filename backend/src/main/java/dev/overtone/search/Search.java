package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Metric;
import dev.overtone.profiling.Signal;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands.
 *
 * @param project where it lies with all that it measures
 * @param costing how paper figures are counted, as JSON with {@code scenario} and {@code hardware}
 * @param device id of the device that measures, or null where nothing is measured, or all of the pool are of one kind
 * @param reason why it is in this state, in words, or null
 * @param exact whether every network was looked at, so that the front is the front
 * @param dryRun whether it pauses after its first network
 * @param revision rises with every change of its trials
 * @param workedSeconds spent running until {@code resumedAt}, or until it ended
 * @param resumedAt since when it runs, or null
 */
public record Search(
        UUID id,
        Project.Named project,
        String title,
        DesignSpace space,
        List<Objective> objectives,
        List<Constraint> constraints,
        Method method,
        long seed,
        Budget budget,
        String costing,
        @Nullable String device,
        RunSettings settings,
        SearchState state,
        @Nullable String reason,
        boolean exact,
        boolean dryRun,
        long revision,
        Instant createdAt,
        @Nullable Instant resumedAt,
        double workedSeconds,
        @Nullable Instant finishedAt,
        Counts counts) {

    /** Its trials by how they stand; those measured again count again. */
    public record Counts(int waiting, int valued, int infeasible, int failed, int earlier) {

        public int all() {
            return waiting + valued + infeasible + failed;
        }

        /** What the budget is spent on. */
        public int spent() {
            return all() - earlier;
        }
    }

    /** The metrics of a trial's figures, in their order: objectives, then constraints. */
    public List<String> metrics() {
        return Stream.concat(
                        objectives.stream().map(Objective::metric),
                        constraints.stream().map(Constraint::metric))
                .toList();
    }

    /** How long it has run, pauses left out. */
    public double secondsWorked(Instant now) {
        return resumedAt == null
                ? workedSeconds
                : workedSeconds + Duration.between(resumedAt, now).toMillis() / 1e3;
    }

    /** Whether a device has to measure. */
    public boolean measures() {
        return metrics().stream().anyMatch(metric -> MeasuredMetric.find(metric).isPresent());
    }

    /** Whether a worker has something to do: measure, or compute signals. */
    boolean needsAWorker() {
        return measures()
                || metrics().stream().anyMatch(metric -> Signal.find(metric).isPresent());
    }

    /** Whether nothing has to be tried. */
    boolean isOnPaper() {
        return metrics().stream().allMatch(metric -> Metric.find(metric).isPresent());
    }
}
