package dev.overtone.api;

import dev.overtone.profiling.SeriesDetails;
import dev.overtone.tracking.SeriesPlace;
import dev.overtone.tracking.TrackedSeries;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs that were asked for at once, in their order. */
record SeriesResponse(
        UUID id,
        ProjectReference project,
        String title,

        @Schema(description = "What a sweep varies, such as blocks[2].growthRate; null for a set of networks") @Nullable
        String axis,

        boolean together,
        Instant createdAt,
        List<Member> members) {

    record Member(
            @Schema(description = "Where on the axis") @Nullable
            Double value,

            RunResponse run) {}

    static SeriesResponse of(SeriesDetails details, JsonMapper mapper) {
        TrackedSeries series = details.series();
        return new SeriesResponse(
                series.id(),
                ProjectReference.of(series.project()),
                series.title(),
                series.axis(),
                series.together(),
                series.createdAt(),
                details.runs().stream()
                        .map(run -> new Member(value(run.run().series()), RunResponse.of(run, mapper)))
                        .toList());
    }

    private static @Nullable Double value(@Nullable SeriesPlace place) {
        return place == null ? null : place.value();
    }
}
