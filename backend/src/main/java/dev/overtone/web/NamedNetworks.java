package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violation;
import dev.overtone.notation.MalformedNetwork;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import dev.overtone.tracking.UnknownNetwork;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Networks that addresses name: by a preset's id, by the fingerprint of a kept one, or in JSON. */
@Component
class NamedNetworks {

    private final Origins origins;

    NamedNetworks(Origins origins) {
        this.origins = origins;
    }

    /**
     * What is made of a network and its analysis, which have a place in memory until then; empty where there is no such
     * network, and why is added to {@code problems}.
     */
    <T> Optional<T> read(
            String written, String field, List<Problem> problems, BiFunction<NamedNetwork, Analysis, T> made) {
        String text = written.strip();
        try {
            boolean isJson = text.startsWith("{");
            NetworkSpec network = NetworkJson.read(isJson ? text : origins.json(text));
            NamedNetwork named = origins.of(isJson ? null : text, network)
                    .map(origin -> new NamedNetwork(origin.notation(), origin.label(), network))
                    .orElseGet(
                            () -> new NamedNetwork(NetworkJson.writeText(network), NetworkName.of(network), network));
            try (var _ = Room.SHARED.enter(network)) {
                return Optional.of(made.apply(named, Analysis.of(network.graph())));
            }
        } catch (InvalidNetwork e) {
            e.violations().forEach(violation -> problems.add(Problem.of(place(violation, field), violation.message())));
        } catch (MalformedNetwork e) {
            problems.add(Problem.of(field, "It does not hold a network in JSON."));
        } catch (UnknownNetwork e) {
            problems.add(Problem.of(field, "Neither a preset nor a kept network is called so."));
        }
        return Optional.empty();
    }

    /** A batch may be too large for a network; all else is the network's own. */
    private static String place(Violation violation, String field) {
        return violation.field().equals("batchSize") ? "batchSize" : field;
    }
}
