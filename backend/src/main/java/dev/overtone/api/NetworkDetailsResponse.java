package dev.overtone.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkChanges;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.FastestRun;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Lineage;
import dev.overtone.tracking.NetworkEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network with its runs and its lineage.
 *
 * @param latestRun the run that was asked for last
 * @param fastest its best run on each hardware profile, batch and precision
 * @param madeFrom the networks that this one was made from, newest first
 * @param madeInto what was made from this one, newest first, 50 at most
 */
record NetworkDetailsResponse(
        @JsonUnwrapped NetworkResponse network,
        @Nullable UUID latestRun,
        List<Fastest> fastest,
        List<Relative> madeFrom,
        List<Relative> madeInto) {

    /** One kind of hardware's best: a stable median before any other, then the lowest. */
    record Fastest(
            UUID run,
            @Schema(allowableValues = "ms") String unit,
            double p50,
            Verdict verdict,
            String hardwareProfile,
            String hardware,
            int batchSize,
            String precision,
            int threads) {

        static Fastest of(FastestRun fastest) {
            return new Fastest(
                    fastest.run(),
                    "ms",
                    fastest.p50(),
                    fastest.verdict(),
                    fastest.hardwareProfile().id(),
                    fastest.hardwareProfile().name(),
                    fastest.batchSize(),
                    fastest.precision(),
                    fastest.threads());
        }
    }

    /** The other end of a step of lineage, with what the step changed. */
    record Relative(
            String fingerprint,
            String name,
            @Nullable String title,

            @Schema(example = "[\"m 1.7 → 1.6\", \"block 2: k 16 → 20\"]")
            List<String> changes) {

        static Relative of(NetworkEntry other, NetworkSpec from, NetworkSpec to) {
            return new Relative(
                    other.network().fingerprint(),
                    other.network().name(),
                    other.title(),
                    NetworkChanges.between(from, to));
        }
    }

    static NetworkDetailsResponse of(
            NetworkEntry entry,
            @Nullable UUID latestRun,
            List<FastestRun> fastest,
            Lineage lineage,
            JsonMapper mapper) {
        NetworkSpec own = spec(entry);
        return new NetworkDetailsResponse(
                NetworkResponse.of(entry, mapper),
                latestRun,
                fastest.stream().map(Fastest::of).toList(),
                lineage.madeFrom().stream()
                        .map(parent -> Relative.of(parent, spec(parent), own))
                        .toList(),
                lineage.madeInto().stream()
                        .map(child -> Relative.of(child, own, spec(child)))
                        .toList());
    }

    private static NetworkSpec spec(NetworkEntry entry) {
        return NetworkJson.read(entry.network().json());
    }
}
