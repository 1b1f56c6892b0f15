package dev.overtone.notation;

import dev.overtone.architecture.NetworkSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What makes one network another, in the words of the Designer: {@code "m 1.7 → 1.6"},
 * {@code "block 2: k 16 → 20, L 8 → 10"}. Networks of equal fingerprints differ in nothing.
 */
public final class NetworkChanges {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The canonical form's fields in the order of the Designer's controls, with what people call them. */
    private static final Map<String, String> FIELDS = fields(
            "family", "family",
            "scope", "links",
            "depthwise", "depthwise-separable",
            "keepBase", "keepBase",
            "stem", "stem",
            "bottleneck", "bottleneck",
            "compression", "compression",
            "classes", "classes");

    private static final Map<String, String> BLOCK_FIELDS = fields(
            "growthRate",
            "k",
            "depth",
            "L",
            "outChannels",
            "out",
            "downsample",
            "downsample",
            "dropout",
            "dropout layer");

    private final JsonNode from;
    private final JsonNode to;
    private final List<String> changes = new ArrayList<>();

    private NetworkChanges(JsonNode from, JsonNode to) {
        this.from = from;
        this.to = to;
    }

    /** One line for the network's own fields that changed, and one for each block; empty if it is the same network. */
    public static List<String> between(NetworkSpec from, NetworkSpec to) {
        var changes = new NetworkChanges(canonical(from), canonical(to));
        changes.whole();
        changes.blocks();
        return List.copyOf(changes.changes);
    }

    private void whole() {
        FIELDS.forEach((field, word) -> note(changes, word, from.get(field), to.get(field)));
        if (hasOneMultiplier()) {
            note(changes, "m", multiplier(from, 0), multiplier(to, 0));
        }
        JsonNode before = from.get("input");
        JsonNode after = to.get("input");
        note(changes, "channels", before.get("channels"), after.get("channels"));
        if (!resolution(before).equals(resolution(after))) {
            changes.add("input " + resolution(before) + " → " + resolution(after));
        }
    }

    /** What stands at both ends unchanged is left aside, so that a block put in between is one change and not many. */
    private void blocks() {
        int before = from.get("blocks").size();
        int after = to.get("blocks").size();
        int common = Math.min(before, after);
        int head = 0;
        while (head < common && blockChanges(head, head).isEmpty()) {
            head++;
        }
        int tail = 0;
        while (tail < common - head
                && blockChanges(before - 1 - tail, after - 1 - tail).isEmpty()) {
            tail++;
        }
        for (int i = head; i < Math.max(before, after) - tail; i++) {
            if (i >= after - tail) {
                changes.add("block " + (i + 1) + " removed (" + block(from, i) + ")");
            } else if (i >= before - tail) {
                changes.add("block " + (i + 1) + " added (" + block(to, i) + ")");
            } else {
                List<String> own = blockChanges(i, i);
                if (!own.isEmpty()) {
                    changes.add("block " + (i + 1) + ": " + String.join(", ", own));
                }
            }
        }
    }

    private List<String> blockChanges(int before, int after) {
        List<String> own = new ArrayList<>();
        JsonNode a = from.get("blocks").get(before);
        JsonNode b = to.get("blocks").get(after);
        boolean comparable = Objects.equals(from.get("family"), to.get("family"));
        BLOCK_FIELDS.forEach((field, word) -> {
            boolean has = a.has(field) || b.has(field);
            boolean flag = field.equals("dropout");
            if (has && flag && comparable) {
                note(own, word, MAPPER.valueToTree(a.has(field)), MAPPER.valueToTree(b.has(field)));
            } else {
                note(own, word, a.get(field), b.get(field));
            }
        });
        if (!hasOneMultiplier()) {
            note(own, "m", multiplier(from, before), multiplier(to, after));
        }
        return own;
    }

    /** Whether both networks have one multiplier for all blocks, so that it is told once. */
    private boolean hasOneMultiplier() {
        return hasOneMultiplier(from) && hasOneMultiplier(to);
    }

    private static boolean hasOneMultiplier(JsonNode network) {
        return StreamSupport.stream(network.get("blocks").spliterator(), false)
                .noneMatch(block -> block.has("multiplier"));
    }

    private static @Nullable JsonNode multiplier(JsonNode network, int block) {
        JsonNode own = network.get("blocks").get(block).get("multiplier");
        return own == null ? network.get("multiplier") : own;
    }

    private static String block(JsonNode network, int index) {
        JsonNode block = network.get("blocks").get(index);
        JsonNode out = block.get("outChannels");
        return "k " + written(block.get("growthRate")) + ", L " + written(block.get("depth"))
                + (out == null ? "" : ", out " + written(out));
    }

    /** A field that only one of two families has says nothing beyond the change of family. */
    private static void note(List<String> changes, String word, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null && after != null && !before.equals(after)) {
            changes.add(word + " " + written(before) + " → " + written(after));
        }
    }

    private static String resolution(JsonNode input) {
        return written(input.get("height")) + "×" + written(input.get("width"));
    }

    private static String written(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "on" : "off";
        }
        if (value.isArray()) {
            return String.join(
                    "-",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(NetworkChanges::written)
                            .toList());
        }
        return value.isNumber()
                ? BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros().toPlainString()
                : value.stringValue();
    }

    private static JsonNode canonical(NetworkSpec network) {
        return MAPPER.readTree(Fingerprint.canonical(network));
    }

    private static Map<String, String> fields(String... namesAndWords) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndWords.length; i += 2) {
            fields.put(namesAndWords[i], namesAndWords[i + 1]);
        }
        return fields;
    }
}
