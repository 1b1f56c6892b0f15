package dev.overtone.profiling;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.tracking.Project;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A network to be measured. Every null takes its default.
 *
 * @param device {@code cpu} or {@code cuda:N} where that names one device, a device's id, or null for any
 * @param project where it lies; the first project by default
 * @param experiment name of the experiment it belongs to, made if that project has none of this name
 * @param idempotencyKey the same key and body give the same run again
 * @param counters whether hardware counters are collected, where the device has any
 * @param madeFrom fingerprint of the network or preset that this one was made from, or null
 * @param clonedFrom the run that this one was filled in from, or null
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
        @Nullable String madeFrom,
        @Nullable UUID project,
        @Nullable UUID clonedFrom) {

    /** To name the first project is to name none: the same request. */
    public RunRequest {
        project = Project.FIRST.equals(project) ? null : project;
    }

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
                null,
                null,
                null);
    }

    /** The same in another project. */
    public RunRequest in(@Nullable UUID place) {
        return new RunRequest(
                network,
                device,
                batchSize,
                precision,
                runtime,
                threads,
                protocol,
                counters,
                experiment,
                tags,
                idempotencyKey,
                madeFrom,
                place,
                clonedFrom);
    }

    /** Where it lies. */
    public UUID placed() {
        return project == null ? Project.FIRST : project;
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
                madeFrom,
                project,
                clonedFrom);
    }
}
