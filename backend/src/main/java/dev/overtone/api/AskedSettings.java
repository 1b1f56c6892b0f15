package dev.overtone.api;

import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.notation.JsonFields;
import dev.overtone.profiling.RunRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a body asks for its networks to be run; null where it says nothing.
 *
 * @param project name or id
 * @param experiment name or id
 */
record AskedSettings(
        @Nullable String device,
        @Nullable Integer batchSize,
        @Nullable String precision,
        @Nullable String runtime,
        @Nullable Integer threads,
        @Nullable String protocol,
        @Nullable String project,
        @Nullable String experiment,
        List<String> tags) {

    private static final Range ANY_THREADS = Range.whole(1, 1024);

    static AskedSettings read(JsonFields fields) {
        AskedSettings plain = ofASearch(fields);
        return new AskedSettings(
                plain.device,
                plain.batchSize,
                plain.precision,
                plain.runtime,
                plain.threads,
                plain.protocol,
                fields.text("project"),
                fields.text("experiment"),
                fields.texts("tags"));
    }

    /** Those of a search, which belongs to no experiment and has no tags. */
    static AskedSettings ofASearch(JsonFields fields) {
        return new AskedSettings(
                fields.text("device"),
                fields.whole("batchSize", Limits.BATCH),
                fields.text("precision"),
                fields.text("runtime"),
                fields.whole("threads", ANY_THREADS),
                fields.text("protocol"),
                null,
                null,
                List.of());
    }

    /** @param in the place that {@link #project} and {@link #experiment} name */
    RunRequest of(
            NetworkSpec network,
            AskedPlace in,
            boolean counters,
            @Nullable String idempotencyKey,
            @Nullable String madeFrom,
            @Nullable UUID clonedFrom) {
        return new RunRequest(
                network,
                device,
                batchSize,
                precision,
                runtime,
                threads,
                protocol,
                counters,
                in.experiment(),
                tags,
                idempotencyKey,
                madeFrom,
                in.project(),
                clonedFrom);
    }
}
