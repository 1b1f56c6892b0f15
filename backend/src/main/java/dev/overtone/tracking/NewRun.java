package dev.overtone.tracking;

import dev.overtone.architecture.NetworkSpec;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run to be queued.
 *
 * @param device id of the device that must take it, or null for any
 * @param experiment name of one of the project's, made if it is new, or null
 * @param once tells repeats of this request, or null
 * @param madeFrom fingerprint of the network or preset that this one was made from, or null
 * @param clonedFrom the run that this one was filled in from, or null
 */
public record NewRun(
        NetworkSpec network,
        RunSettings settings,
        @Nullable String device,
        UUID project,
        @Nullable String experiment,
        List<String> tags,
        @Nullable Once once,
        @Nullable String madeFrom,
        @Nullable UUID clonedFrom) {

    /** One of the first project. */
    public NewRun(
            NetworkSpec network,
            RunSettings settings,
            @Nullable String device,
            @Nullable String experiment,
            List<String> tags,
            @Nullable Once once) {
        this(network, settings, device, Project.FIRST, experiment, tags, once, null, null);
    }

    /** The same key and digest mean the same request. */
    public record Once(String key, String digest) {}
}
