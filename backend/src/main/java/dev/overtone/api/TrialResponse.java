package dev.overtone.api;

import dev.overtone.notation.NetworkJson;
import dev.overtone.search.Search;
import dev.overtone.search.SearchTrial;
import dev.overtone.search.TrialOrigin;
import dev.overtone.search.TrialState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One network that a search tried. */
record TrialResponse(
        int number,

        @Schema(description = "Its number in the space") long candidate,

        @Schema(implementation = NetworkSchema.class) JsonNode network,
        String fingerprint,
        String name,

        @Schema(
                description =
                        "Why it is there: the sampler ASKED, it was known EARLIER, somebody CHOSE it, or all were ENUMERATED")
        TrialOrigin origin,

        @Schema(description = "Number of the trial that it measures again") @Nullable
        Integer repeats,

        TrialState state,

        @Schema(description = "What measured it") @Nullable UUID run,

        @Schema(description = "By metric; what is not known yet is absent")
        Map<String, Double> figures,

        @Schema(description = "Where the latency lies, ms, with 95 % confidence") @Nullable
        Interval interval,

        @Schema(description = "Why it failed") @Nullable String trouble,

        Instant askedAt,
        @Nullable Instant endedAt) {

    record Interval(double low, double high) {}

    static TrialResponse of(Search search, SearchTrial trial) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < trial.figures().length; i++) {
            if (!Double.isNaN(trial.figures()[i])) {
                figures.put(search.metrics().get(i), trial.figures()[i]);
            }
        }
        Double low = trial.low();
        Double high = trial.high();
        return new TrialResponse(
                trial.number(),
                trial.candidate(),
                NetworkJson.write(search.space().at(trial.candidate())),
                trial.fingerprint(),
                trial.name(),
                trial.origin(),
                trial.repeats(),
                trial.state(),
                trial.run(),
                figures,
                low == null || high == null ? null : new Interval(low, high),
                trial.trouble(),
                trial.askedAt(),
                trial.endedAt());
    }
}
