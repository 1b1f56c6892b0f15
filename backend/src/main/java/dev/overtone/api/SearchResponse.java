package dev.overtone.api;

import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.search.Budget;
import dev.overtone.search.Constraint;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import dev.overtone.search.SearchState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A search as it stands. */
record SearchResponse(
        UUID id,
        ProjectReference project,
        String title,
        SearchState state,

        @Schema(description = "Why it is in this state, in words") @Nullable
        String reason,

        @Schema(description = "Whether every network was looked at, so that the front is the front")
        boolean exact,

        Instant createdAt,
        @Nullable Instant finishedAt,

        @Schema(description = "What may vary, and around which network")
        JsonNode space,

        @Schema(description = "How many networks the space has")
        long networks,

        List<ObjectiveResponse> objectives,
        List<ConstraintResponse> constraints,
        String method,
        long seed,
        Budget budget,

        @Schema(
                description =
                        "Id of the device that measures; null where nothing is measured, or where any of several of one kind may")
        @Nullable
        String device,

        int batchSize,
        String precision,
        String runtime,
        int threads,
        String protocol,
        CountsResponse counts) {

    /** @param better {@code least} or {@code most} */
    record ObjectiveResponse(String metric, String better, String scale) {

        private static ObjectiveResponse of(Objective objective) {
            return new ObjectiveResponse(
                    objective.metric(),
                    objective.higherIsBetter() ? "most" : "least",
                    objective.scale() == Objective.Scale.LOGARITHMIC ? "logarithmic" : "linear");
        }
    }

    /** An open end is null. */
    record ConstraintResponse(
            String metric,
            @Nullable Double atLeast,
            @Nullable Double atMost) {

        private static ConstraintResponse of(Constraint constraint) {
            return new ConstraintResponse(
                    constraint.metric(), closed(constraint.atLeast()), closed(constraint.atMost()));
        }

        private static @Nullable Double closed(double end) {
            return Double.isInfinite(end) ? null : end;
        }
    }

    /** Trials by how they stand; {@code earlier} ones cost nothing and are among the others. */
    record CountsResponse(int waiting, int valued, int infeasible, int failed, int earlier) {}

    static SearchResponse of(Search search) {
        Search.Counts counts = search.counts();
        return new SearchResponse(
                search.id(),
                ProjectReference.of(search.project()),
                search.title(),
                search.state(),
                search.reason(),
                search.exact(),
                search.createdAt(),
                search.finishedAt(),
                DesignSpaceJson.write(search.space()),
                search.space().size(),
                search.objectives().stream().map(ObjectiveResponse::of).toList(),
                search.constraints().stream().map(ConstraintResponse::of).toList(),
                search.method().notation(),
                search.seed(),
                search.budget(),
                search.device(),
                search.settings().batchSize(),
                search.settings().precision(),
                search.settings().runtime(),
                search.settings().threads(),
                search.settings().protocol(),
                new CountsResponse(
                        counts.waiting(), counts.valued(), counts.infeasible(), counts.failed(), counts.earlier()));
    }
}
