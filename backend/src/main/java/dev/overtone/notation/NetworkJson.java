package dev.overtone.notation;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.architecture.zoo.LogDenseNet.Scope;
import dev.overtone.architecture.zoo.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network as JSON: one form for all families. Reading fills in every default, resolves {@code {"preset": …}} as a merge
 * patch (RFC 7396), and refuses unknown fields by name; writing gives the full form.
 */
public final class NetworkJson {

    private static final List<String> FAMILIES = List.of(HarDNet.FAMILY, LogDenseNet.FAMILY, DenseNet.FAMILY);
    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(NetworkJson::written).toList();
    private static final Shape DEFAULT_INPUT = new Shape(3, 224, 224);
    private static final int DEFAULT_CLASSES = 1000;
    private static final String PRESET = "preset";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private NetworkJson() {}

    /**
     * Reads the written form.
     *
     * @throws MalformedNetwork if the text is not JSON
     * @throws InvalidNetwork naming every field that is wrong
     */
    public static NetworkSpec read(String json) {
        return read(tree(json));
    }

    /** @throws MalformedNetwork if the text is not JSON */
    static JsonNode tree(String json) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new MalformedNetwork(e.getOriginalMessage());
        }
        if (tree.isMissingNode()) {
            throw new MalformedNetwork("There is no JSON here.");
        }
        return tree;
    }

    /** @throws InvalidNetwork naming every field that is wrong */
    public static NetworkSpec read(JsonNode json) {
        var violations = new Violations();
        JsonNode resolved = resolvePreset(json, violations);
        violations.throwIfAny();
        JsonFields fields = JsonFields.of(resolved, "", violations);
        violations.throwIfAny();
        String family = fields.text("family", FAMILIES);
        if (family == null && resolved.get("family") == null) {
            violations.add(new Violation("family", "absent", String.join(", ", FAMILIES), "family is required."));
        }
        violations.throwIfAny();
        NetworkSpec spec =
                HarDNet.FAMILY.equals(family) ? hardnet(fields, violations) : dense(family, fields, violations);
        return spec;
    }

    /** The full form: every field written, in reading order. */
    public static ObjectNode write(NetworkSpec spec) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("family", spec.family());
        Shape input = spec.input();
        json.putObject("input")
                .put("channels", input.channels())
                .put("height", input.height())
                .put("width", input.width());
        switch (spec) {
            case HarDNet net -> writeHarDNet(net, json);
            case DenseNet net ->
                writeDense(json, net.stem(), net.blocks(), net.bottleneck(), net.compression(), net.dropout());
            case LogDenseNet net -> {
                json.put("scope", written(net.scope()));
                writeDense(json, net.stem(), net.blocks(), net.bottleneck(), net.compression(), net.dropout());
            }
            default -> throw new IllegalStateException("no written form for " + spec.getClass());
        }
        json.put("classes", spec.classes());
        return json;
    }

    /** The full form as text. */
    public static String writeText(NetworkSpec spec) {
        return write(spec).toString();
    }

    static String written(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode resolvePreset(JsonNode json, Violations violations) {
        JsonNode name = json.isObject() ? json.get(PRESET) : null;
        if (name == null) {
            return json;
        }
        var preset = name.isString() ? Presets.find(name.stringValue()).orElse(null) : null;
        if (preset == null) {
            List<String> ids = Presets.all().stream().map(Presets.Preset::id).toList();
            String shown = name.isString() ? name.stringValue() : name.toString();
            violations.add(new Violation(PRESET, shown, String.join(", ", ids), "There is no preset of this name."));
            return json;
        }
        ObjectNode full = write(preset.network());
        ObjectNode patch = ((ObjectNode) json).deepCopy();
        patch.remove(PRESET);
        JsonNode family = patch.get("family");
        if (family != null && !family.equals(full.get("family"))) {
            violations.add(new Violation(
                    "family", family.toString(), preset.network().family(), "A preset's family cannot be changed."));
        }
        merge(full, patch, "", violations);
        return full;
    }

    /** RFC 7396, except that null is refused: nothing here can be absent. */
    private static void merge(ObjectNode target, JsonNode patch, String path, Violations violations) {
        for (var entry : patch.properties()) {
            String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                violations.add(new Violation(at, "null", "a value", at + " cannot be null."));
            } else if (value.isObject() && target.get(entry.getKey()) instanceof ObjectNode inner) {
                merge(inner, value, at, violations);
            } else {
                target.set(entry.getKey(), value);
            }
        }
    }

    private static HarDNet hardnet(JsonFields fields, Violations violations) {
        Shape input = input(fields);
        boolean depthwise = fields.bool("depthwise", false);
        double multiplier = fields.number("multiplier", Limits.MULTIPLIER, HarDNet.DEFAULT_MULTIPLIER);
        int[] stem = fields.widths("stem", 2, Limits.CHANNELS);
        List<HarDBlock> blocks = fields.each(
                "blocks",
                Limits.BLOCKS,
                (block, _) -> new HarDBlock(
                        block.requiredWhole("growthRate", Limits.GROWTH_RATE),
                        block.requiredWhole("depth", Limits.DEPTH),
                        block.requiredWhole("outChannels", Limits.CHANNELS),
                        block.bool("downsample", false),
                        block.number("multiplier", Limits.MULTIPLIER),
                        block.number("dropout", Limits.DROPOUT)));
        boolean keepBase = fields.bool("keepBase", false);
        double dropout = fields.number(
                "dropout", Limits.DROPOUT, depthwise ? HarDNet.DEFAULT_DROPOUT_DEPTHWISE : HarDNet.DEFAULT_DROPOUT);
        int classes = fields.whole("classes", Limits.CLASSES, DEFAULT_CLASSES);
        fields.refuseUnknown();
        violations.throwIfAny();
        return new HarDNet(
                input,
                depthwise,
                multiplier,
                stem == null ? HarDNet.DEFAULT_STEM : new HarDNet.Stem(stem[0], stem[1]),
                blocks,
                keepBase,
                dropout,
                classes);
    }

    private static NetworkSpec dense(@Nullable String family, JsonFields fields, Violations violations) {
        boolean logarithmic = LogDenseNet.FAMILY.equals(family);
        Shape input = input(fields);
        String scopeText = logarithmic ? fields.text("scope", SCOPES) : null;
        Scope scope = scopeText == null ? Scope.BLOCK : Scope.valueOf(scopeText.toUpperCase(Locale.ROOT));
        boolean acrossNetwork = logarithmic && scope == Scope.NETWORK;
        int[] stem = fields.widths("stem", 1, Limits.CHANNELS);
        List<DenseStage> blocks = fields.each(
                "blocks",
                Limits.BLOCKS,
                (block, _) -> new DenseStage(
                        block.requiredWhole("growthRate", Limits.GROWTH_RATE),
                        block.requiredWhole("depth", Limits.DEPTH)));
        int bottleneck = fields.whole("bottleneck", Limits.BOTTLENECK, DenseNet.DEFAULT_BOTTLENECK);
        double compression = fields.number(
                "compression",
                Limits.COMPRESSION,
                acrossNetwork ? LogDenseNet.DEFAULT_COMPRESSION_ACROSS_NETWORK : DenseNet.DEFAULT_COMPRESSION);
        double dropout = fields.number("dropout", Limits.DROPOUT, DenseNet.DEFAULT_DROPOUT);
        int classes = fields.whole("classes", Limits.CLASSES, DEFAULT_CLASSES);
        fields.refuseUnknown();
        violations.throwIfAny();
        int width =
                stem != null ? stem[0] : acrossNetwork ? 2 * blocks.getFirst().growthRate() : DenseNet.DEFAULT_STEM;
        return logarithmic
                ? new LogDenseNet(input, scope, width, blocks, bottleneck, compression, dropout, classes)
                : new DenseNet(input, width, blocks, bottleneck, compression, dropout, classes);
    }

    private static Shape input(JsonFields fields) {
        JsonFields input = fields.object("input");
        Shape shape = new Shape(
                input.whole("channels", Limits.INPUT_CHANNELS, DEFAULT_INPUT.channels()),
                input.whole("height", Limits.INPUT_SIZE, DEFAULT_INPUT.height()),
                input.whole("width", Limits.INPUT_SIZE, DEFAULT_INPUT.width()));
        input.refuseUnknown();
        return shape;
    }

    private static void writeHarDNet(HarDNet net, ObjectNode json) {
        json.put("depthwise", net.depthwise()).put("multiplier", net.multiplier());
        json.putArray("stem").add(net.stem().first()).add(net.stem().second());
        var blocks = json.putArray("blocks");
        for (HarDBlock block : net.blocks()) {
            ObjectNode written = blocks.addObject()
                    .put("growthRate", block.growthRate())
                    .put("depth", block.depth())
                    .put("outChannels", block.outChannels())
                    .put("downsample", block.downsample());
            if (block.multiplier() != null) {
                written.put("multiplier", block.multiplier());
            }
            if (block.dropout() != null) {
                written.put("dropout", block.dropout());
            }
        }
        json.put("keepBase", net.keepBase()).put("dropout", net.dropout());
    }

    private static void writeDense(
            ObjectNode json, int stem, List<DenseStage> blocks, int bottleneck, double compression, double dropout) {
        json.putArray("stem").add(stem);
        var written = json.putArray("blocks");
        for (DenseStage block : blocks) {
            written.addObject().put("growthRate", block.growthRate()).put("depth", block.depth());
        }
        json.put("bottleneck", bottleneck).put("compression", compression).put("dropout", dropout);
    }
}
