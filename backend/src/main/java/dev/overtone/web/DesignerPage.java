package dev.overtone.web;

import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Designer as it opens.
 *
 * @param preset the preset whose network this is, or null
 * @param places where what is measured may be put
 * @param refused the network of the address when it cannot be drawn: scripts put it back into the controls
 */
record DesignerPage(
        Controls controls,
        Picture picture,
        @Nullable String preset,
        MeasureForm measure,
        List<DeviceView> devices,
        PlaceChoice places,
        Latency latency,
        List<Problem> problems,
        @Nullable String refused) {

    /** What the design is expected to take, and where else that can be asked. */
    record Latency(List<ContextChoice> contexts, String chosen, Expected expected) {}

    /** What scripts need to know besides the picture. */
    record Start(
            Map<String, ObjectNode> presets,
            double mostBlocks,
            @Nullable String refused) {}

    private static final Map<String, Bounds> BOUNDS = Map.ofEntries(
            Map.entry("depth", Bounds.of(Limits.DEPTH)),
            Map.entry("growthRate", Bounds.of(Limits.GROWTH_RATE)),
            Map.entry("multiplier", Bounds.of(Limits.MULTIPLIER)),
            Map.entry("width", Bounds.of(Limits.CHANNELS)),
            Map.entry("size", Bounds.of(Limits.INPUT_SIZE)),
            Map.entry("channels", Bounds.of(Limits.INPUT_CHANNELS)),
            Map.entry("classes", Bounds.of(Limits.CLASSES)),
            Map.entry("bottleneck", Bounds.of(Limits.BOTTLENECK)),
            Map.entry("compression", Bounds.of(Limits.COMPRESSION)),
            Map.entry("dropout", Bounds.of(Limits.DROPOUT)),
            Map.entry("batch", Bounds.of(Limits.BATCH)));

    private static final List<String> MEASURE_FIELDS = List.of(
            "device", "batchSize", "threads", "protocol", "project", "experiment", "tags", "precision", "runtime");

    static DesignerPage of(
            NetworkSpec network,
            Picture picture,
            MeasureForm measure,
            List<DeviceView> devices,
            PlaceChoice places,
            Latency latency,
            List<Problem> problems,
            @Nullable String refused) {
        String preset = Presets.all().stream()
                .filter(known -> known.network().equals(network))
                .map(Presets.Preset::id)
                .findFirst()
                .orElse(null);
        return new DesignerPage(
                Controls.of(network), picture, preset, measure, devices, places, latency, problems, refused);
    }

    NetworkSpec network() {
        return NetworkJson.read(picture.data().network());
    }

    public List<String> presetIds() {
        return Presets.all().stream().map(Presets.Preset::id).toList();
    }

    public List<String> runtimes() {
        return Profiler.RUNTIMES;
    }

    public List<Protocol> protocols() {
        return List.of(Protocol.values());
    }

    public Controls.BlockControls blank() {
        return Controls.BLANK;
    }

    /** Of all blocks at once, in percent of where they stood. */
    public Bounds scale() {
        return new Bounds("10", "1000", "any");
    }

    /** Whether the form for measuring has to be open: something in it is to mend, or was filled in. */
    public boolean measureOpen() {
        return measure.clonedFrom() != null || measureRefused();
    }

    private boolean measureRefused() {
        return problems.stream()
                .anyMatch(problem -> MEASURE_FIELDS.contains(problem.field().replaceAll("\\[.*", "")));
    }

    public Map<String, Bounds> bounds() {
        return BOUNDS;
    }

    public Start start() {
        var presets = new LinkedHashMap<String, ObjectNode>();
        Presets.all().forEach(preset -> presets.put(preset.id(), NetworkJson.write(preset.network())));
        return new Start(presets, Limits.BLOCKS.most(), refused);
    }

    /** What is wrong with this control, or null. */
    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}
