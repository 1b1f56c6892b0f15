package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.UnknownNetwork;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What designs start from: presets and networks of the ledger. */
@Component
class Origins {

    /** Preset ids by fingerprint. */
    private static final Map<String, String> PRESETS = Presets.all().stream()
            .collect(Collectors.toMap(preset -> Fingerprint.of(preset.network()), Presets.Preset::id));

    private final Networks networks;

    Origins(Networks networks) {
        this.networks = networks;
    }

    /** What was named, or else the network itself where it is known; empty if neither says anything. */
    Optional<Origin> of(@Nullable String notation, NetworkSpec network) {
        return Optional.ofNullable(notation).flatMap(this::named).or(() -> named(Fingerprint.of(network)));
    }

    /** Its written form. @throws UnknownNetwork if nobody knows it */
    String json(String notation) {
        return Presets.find(notation)
                .map(preset -> NetworkJson.writeText(preset.network()))
                .or(() -> networks.find(notation).map(entry -> entry.network().json()))
                .orElseThrow(UnknownNetwork::new);
    }

    /** For the ledger, which knows no preset's id. */
    @Nullable
    String fingerprint(@Nullable String notation) {
        if (notation == null || notation.isBlank()) {
            return null;
        }
        return Presets.find(notation)
                .map(preset -> Fingerprint.of(preset.network()))
                .orElse(notation);
    }

    private Optional<Origin> named(String notation) {
        String preset = PRESETS.getOrDefault(notation, notation);
        return Presets.find(preset)
                .map(found -> new Origin(found.id(), found.id()))
                .or(() -> networks.find(notation).map(entry -> new Origin(notation, entry.label())));
    }
}
