package dev.overtone.profiling;

import dev.overtone.architecture.NetworkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network to be measured. Every null takes its default.
 *
 * @param device {@code cpu} or {@code cuda:N} where that names one device, a device's id, or null for any
 * @param experiment name of the experiment it belongs to
 * @param idempotencyKey the same key and body give the same run again
 * @param counters whether hardware counters are collected, where the device has any
 * @param madeFrom fingerprint of the network or preset that this one was made from, or null
 */
public record RunRequest(
        NetworkSpec network,
        @Nullable String device,
        @Nullable Integer batchSize,
        @Nullable String precision,
        @Nullable String runtime,
        @Nullable Integer threads,
        @Nullable String protocol,
        boolean counters,
        @Nullable String experiment,
        List<String> tags,
        @Nullable String idempotencyKey,
        @Nullable String madeFrom) {

    public RunRequest(
            NetworkSpec network,
            @Nullable String device,
            @Nullable Integer batchSize,
            @Nullable String precision,
            @Nullable String runtime,
            @Nullable Integer threads,
            @Nullable String protocol,
            @Nullable String experiment,
            List<String> tags,
            @Nullable String idempotencyKey) {
        this(
                network,
                device,
                batchSize,
                precision,
                runtime,
                threads,
                protocol,
                false,
                experiment,
                tags,
                idempotencyKey,
                null);
    }

    /** The same of another network. */
    public RunRequest with(NetworkSpec other) {
        return with(other, batchSize, threads);
    }

    RunRequest withBatchSize(int other) {
        return with(network, other, threads);
    }

    RunRequest withThreads(int other) {
        return with(network, batchSize, other);
    }

    private RunRequest with(NetworkSpec spec, @Nullable Integer batch, @Nullable Integer cores) {
        return new RunRequest(
                spec,
                device,
                batch,
                precision,
                runtime,
                cores,
                protocol,
                counters,
                experiment,
                tags,
                idempotencyKey,
                madeFrom);
    }
}
