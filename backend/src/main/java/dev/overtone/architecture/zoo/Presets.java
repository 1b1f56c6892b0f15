package dev.overtone.architecture.zoo;

import dev.overtone.architecture.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The networks that carry a name. */
public final class Presets {

    private static final List<Preset> ALL = List.of(
            new Preset("hardnet-39ds", HarDNet.hardnet39ds(), Publications.hardnet39ds()),
            new Preset("hardnet-68", HarDNet.hardnet68(), Publications.hardnet68()),
            new Preset("hardnet-68ds", HarDNet.hardnet68ds(), Publications.hardnet68ds()),
            new Preset("hardnet-85", HarDNet.hardnet85(), Publications.hardnet85()),
            new Preset("densenet-121", DenseNet.densenet121(), Publications.densenet121()),
            new Preset("densenet-161", DenseNet.densenet161(), Publications.densenet161()),
            new Preset("densenet-169", DenseNet.densenet169(), Publications.densenet169()),
            new Preset("densenet-201", DenseNet.densenet201(), Publications.densenet201()),
            new Preset("log-densenet-121", LogDenseNet.logDenseNet121(), List.of()));

    private static final Map<String, Preset> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Preset::id, Function.identity()));

    /** A network with its name and what others published about it. */
    public record Preset(String id, NetworkSpec network, List<Published> published) {}

    private Presets() {}

    public static List<Preset> all() {
        return ALL;
    }

    public static Optional<Preset> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
