package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.tracking.Project;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search to be led. Every null takes its default.
 *
 * @param costing how paper figures are counted, as JSON with {@code scenario} and {@code hardware}
 * @param dryRun whether to pause after the first network, so that the rest can be reckoned
 * @param project where it lies with all that it measures; the first project by default
 * @param idempotencyKey the same key and request give the same search again
 */
public record SearchRequest(
        String title,
        DesignSpace space,
        List<Objective> objectives,
        List<Constraint> constraints,
        Method method,
        long seed,
        Budget budget,
        String costing,
        Measuring measuring,
        boolean dryRun,
        @Nullable UUID project,
        @Nullable String idempotencyKey) {

    /** To name the first project is to name none: the same request. */
    public SearchRequest {
        project = Project.FIRST.equals(project) ? null : project;
    }

    /** One of the first project. */
    public SearchRequest(
            String title,
            DesignSpace space,
            List<Objective> objectives,
            List<Constraint> constraints,
            Method method,
            long seed,
            Budget budget,
            String costing,
            Measuring measuring,
            boolean dryRun,
            @Nullable String idempotencyKey) {
        this(
                title,
                space,
                objectives,
                constraints,
                method,
                seed,
                budget,
                costing,
                measuring,
                dryRun,
                null,
                idempotencyKey);
    }

    /** Whether a device has to measure. */
    public boolean measures() {
        return Stream.concat(
                        objectives.stream().map(Objective::metric),
                        constraints.stream().map(Constraint::metric))
                .anyMatch(metric -> MeasuredMetric.find(metric).isPresent());
    }

    /**
     * How networks are measured, where anything is: as {@link dev.overtone.profiling.RunRequest} has it.
     *
     * @param device which one; every network is measured on the same
     */
    public record Measuring(
            @Nullable String device,
            @Nullable Integer batchSize,
            @Nullable String precision,
            @Nullable String runtime,
            @Nullable Integer threads,
            @Nullable String protocol) {

        public static final Measuring DEFAULTS = new Measuring(null, null, null, null, null, null);
    }
}
