package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.Totals;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.MalformedNetwork;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The network that a design is compared with.
 *
 * @param notation a preset's id, or the JSON of a pinned design
 */
record Baseline(String notation, String name, Totals totals) {

    static final String DEFAULT = "hardnet-68";

    private static final Map<String, Baseline> PRESETS = new ConcurrentHashMap<>();

    /** The baseline of this notation; what cannot be read counts as the default. */
    static Baseline of(@Nullable String notation) {
        if (notation != null && notation.startsWith("{")) {
            try {
                NetworkSpec pinned = NetworkJson.read(notation);
                return new Baseline(notation, NetworkName.of(pinned), totals(pinned));
            } catch (InvalidNetwork | MalformedNetwork e) {
                return preset(DEFAULT);
            }
        }
        return preset(notation != null && Presets.find(notation).isPresent() ? notation : DEFAULT);
    }

    public boolean isPinned() {
        return notation.startsWith("{");
    }

    private static Baseline preset(String id) {
        return PRESETS.computeIfAbsent(
                id,
                key -> new Baseline(
                        key, key, totals(Presets.find(key).orElseThrow().network())));
    }

    private static Totals totals(NetworkSpec network) {
        try (var _ = Room.SHARED.enter(network)) {
            return Analysis.of(network.graph()).totals();
        }
    }
}
