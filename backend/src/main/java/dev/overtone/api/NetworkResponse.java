package dev.overtone.api;

import dev.overtone.analysis.Totals;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.SavedNetwork;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network of the ledger.
 *
 * @param title a person's name for it
 * @param savedAt when somebody first saved it; null if it only came with a run or another's lineage
 * @param runs how many were asked for
 * @param lastMeasuredAt when the last run finished well
 */
record NetworkResponse(
        String fingerprint,
        String name,
        @Nullable String title,
        String notes,
        String family,
        @Schema(implementation = NetworkSchema.class) JsonNode network,
        Totals totals,
        Instant createdAt,
        @Nullable Instant savedAt,
        int runs,
        @Nullable Instant lastMeasuredAt) {

    static NetworkResponse of(NetworkEntry entry, JsonMapper mapper) {
        SavedNetwork network = entry.network();
        return new NetworkResponse(
                network.fingerprint(),
                network.name(),
                entry.title(),
                entry.notes(),
                network.family(),
                mapper.readTree(network.json()),
                network.totals(),
                network.createdAt(),
                entry.savedAt(),
                entry.runs(),
                entry.lastMeasuredAt());
    }
}
