package dev.overtone.comparison;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.comparison.RunFact.Better;
import dev.overtone.comparison.RunFact.Form;
import dev.overtone.comparison.RunFact.Group;
import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.SavedNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What networks are: their numbers, block by block while there are few blocks. */
final class NetworkFacts {

    /** More blocks than this are one text. */
    private static final int MOST_BLOCKS = 8;

    /** A block of any family. */
    private record Stage(int growthRate, int depth) {}

    private final List<SavedNetwork> networks;
    private final List<NetworkSpec> specs;
    private final List<List<Stage>> stages;
    private final List<RunFact> facts = new ArrayList<>();

    private NetworkFacts(List<SavedNetwork> networks) {
        this.networks = networks;
        Map<String, NetworkSpec> read = new HashMap<>();
        this.specs = networks.stream()
                .map(network -> read.computeIfAbsent(network.fingerprint(), _ -> NetworkJson.read(network.json())))
                .toList();
        this.stages = specs.stream().map(NetworkFacts::stages).toList();
    }

    static List<RunFact> of(List<SavedNetwork> networks) {
        var all = new NetworkFacts(networks);
        all.make();
        return all.facts;
    }

    private void make() {
        add("name", "Network", Form.TEXT, networks.stream().map(SavedNetwork::name));
        add("fingerprint", "Fingerprint", Form.TEXT, networks.stream().map(SavedNetwork::fingerprint));
        add("family", "Family", Form.TEXT, networks.stream().map(SavedNetwork::family));
        add(
                "inputHeight",
                "Input height",
                Form.COUNT,
                specs.stream().map(spec -> spec.input().height()));
        add(
                "inputWidth",
                "Input width",
                Form.COUNT,
                specs.stream().map(spec -> spec.input().width()));
        add("classes", "Classes", Form.COUNT, specs.stream().map(NetworkSpec::classes));
        add("blocks", "Blocks", Form.COUNT, stages.stream().map(List::size));
        add("layers", "Layers in all blocks", Form.COUNT, specs.stream().map(NetworkSpec::depth));
        blocks();
        add("multiplier", "m", Form.NUMBER, specs.stream().map(NetworkFacts::multiplier));
        specs.stream()
                .flatMap(spec -> others(spec).keySet().stream())
                .distinct()
                .forEach(name -> add(
                        name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        name,
                        Form.TEXT,
                        specs.stream().map(spec -> others(spec).get(name))));
    }

    private void blocks() {
        int most = stages.stream().mapToInt(List::size).max().orElse(0);
        if (most > MOST_BLOCKS) {
            add("growthRate", "k of the blocks", Form.TEXT, stages.stream().map(own -> joined(own, true)));
            add("depth", "L of the blocks", Form.TEXT, stages.stream().map(own -> joined(own, false)));
            return;
        }
        for (int i = 0; i < most; i++) {
            int block = i;
            add(
                    "growthRate." + (i + 1),
                    "k, block " + (i + 1),
                    Form.COUNT,
                    stages.stream()
                            .map(own -> block < own.size()
                                    ? (Integer) own.get(block).growthRate()
                                    : null));
        }
        for (int i = 0; i < most; i++) {
            int block = i;
            add(
                    "depth." + (i + 1),
                    "L, block " + (i + 1),
                    Form.COUNT,
                    stages.stream()
                            .map(own -> block < own.size()
                                    ? (Integer) own.get(block).depth()
                                    : null));
        }
    }

    private static String joined(List<Stage> stages, boolean growthRates) {
        return stages.stream()
                .map(stage -> Integer.toString(growthRates ? stage.growthRate() : stage.depth()))
                .collect(Collectors.joining("-"));
    }

    private static List<Stage> stages(NetworkSpec spec) {
        return switch (spec) {
            case HarDNet own ->
                own.blocks().stream()
                        .map(block -> new Stage(block.growthRate(), block.depth()))
                        .toList();
            case LogDenseNet own ->
                own.blocks().stream().map(NetworkFacts::stage).toList();
            case DenseNet own -> own.blocks().stream().map(NetworkFacts::stage).toList();
            default -> List.of();
        };
    }

    private static Stage stage(DenseStage stage) {
        return new Stage(stage.growthRate(), stage.depth());
    }

    private static @Nullable Double multiplier(NetworkSpec spec) {
        return spec instanceof HarDNet own ? (Double) own.multiplier() : null;
    }

    /** What one family alone has. */
    private static Map<String, String> others(NetworkSpec spec) {
        Map<String, String> others = new LinkedHashMap<>();
        switch (spec) {
            case HarDNet own -> {
                others.put("Depthwise", own.depthwise() ? "yes" : "no");
                others.put("Stem", own.stem().first() + ", " + own.stem().second());
                others.put(
                        "Widths behind blocks",
                        own.blocks().stream()
                                .map(block -> Integer.toString(block.outChannels()))
                                .collect(Collectors.joining("-")));
                others.put("Keep base", own.keepBase() ? "yes" : "no");
            }
            case LogDenseNet own -> {
                others.put("Stem", Integer.toString(own.stem()));
                others.put("Scope", own.scope().name().toLowerCase(Locale.ROOT));
                others.put("Bottleneck", Integer.toString(own.bottleneck()));
                others.put("Compression", Double.toString(own.compression()));
            }
            case DenseNet own -> {
                others.put("Stem", Integer.toString(own.stem()));
                others.put("Bottleneck", Integer.toString(own.bottleneck()));
                others.put("Compression", Double.toString(own.compression()));
            }
            default -> {}
        }
        return others;
    }

    private void add(String name, String label, Form form, Stream<? extends @Nullable Object> values) {
        List<@Nullable Object> all = new ArrayList<>();
        values.forEach(all::add);
        facts.add(new RunFact(Group.NETWORK, name, label, "", form, Better.NEITHER, false, all, Set.of()));
    }
}
