package dev.overtone.tracking;

import dev.overtone.architecture.NetworkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run to be queued.
 *
 * @param device id of the device that must take it, or null for any
 * @param once tells repeats of this request, or null
 * @param madeFrom fingerprint of the network or preset that this one was made from, or null
 */
public record NewRun(
        NetworkSpec network,
        RunSettings settings,
        @Nullable String device,
        @Nullable String experiment,
        List<String> tags,
        @Nullable Once once,
        @Nullable String madeFrom) {

    public NewRun(
            NetworkSpec network,
            RunSettings settings,
            @Nullable String device,
            @Nullable String experiment,
            List<String> tags,
            @Nullable Once once) {
        this(network, settings, device, experiment, tags, once, null);
    }

    /** The same key and digest mean the same request. */
    public record Once(String key, String digest) {}
}
