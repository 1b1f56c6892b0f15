package dev.overtone.notation;

import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, read by name: every wrong type, wrong number and unknown field is noted, and reading
 * goes on so that one answer names them all.
 */
public final class JsonFields {

    private final @Nullable JsonNode object;
    private final String path;
    private final Violations violations;
    private final Set<String> known = new HashSet<>();

    private JsonFields(@Nullable JsonNode object, String path, Violations violations) {
        this.object = object;
        this.path = path;
        this.violations = violations;
    }

    public static JsonFields of(JsonNode node, String path, Violations violations) {
        if (!node.isObject()) {
            violations.add(new Violation(path, shown(node), "an object", "A JSON object is expected here."));
            return new JsonFields(null, path, violations);
        }
        return new JsonFields(node, path, violations);
    }

    /** @throws MalformedNetwork if the text is not JSON */
    public static JsonFields of(String json, Violations violations) {
        return of(NetworkJson.tree(json), "", violations);
    }

    /** The number, or null when the field is absent or was noted as wrong. */
    public @Nullable Integer whole(String name, Range range) {
        Double value = number(name, range);
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    public int whole(String name, Range range, int absent) {
        Integer value = whole(name, range);
        return value == null ? absent : value;
    }

    int requiredWhole(String name, Range range) {
        Integer value = whole(name, range);
        if (value == null) {
            require(name, range.allowed());
            return (int) range.least();
        }
        return value;
    }

    /** The number, or null when the field is absent or was noted as wrong. */
    public @Nullable Double number(String name, Range range) {
        JsonNode node = get(name);
        return node == null ? null : number(node, at(name), range);
    }

    public double number(String name, Range range, double absent) {
        Double value = number(name, range);
        return value == null ? absent : value;
    }

    public boolean bool(String name, boolean absent) {
        JsonNode node = get(name);
        if (node == null) {
            return absent;
        }
        if (!node.isBoolean()) {
            wrong(at(name), node, "true or false");
            return absent;
        }
        return node.booleanValue();
    }

    /** One of these, or null when the field is absent or was noted as wrong. */
    public @Nullable String text(String name, List<String> allowed) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (!node.isString() || !allowed.contains(node.stringValue())) {
            wrong(at(name), node, String.join(", ", allowed));
            return null;
        }
        return node.stringValue();
    }

    /** Any text, or null when the field is absent or was noted as wrong. */
    public @Nullable String text(String name) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            wrong(at(name), node, "a text");
            return null;
        }
        return node.stringValue();
    }

    /** Any text, or null when the field is absent, null, or was noted as wrong. */
    public @Nullable String textOrNull(String name) {
        return isNull(name) ? null : text(name);
    }

    /** Whether the field is there and null, as a merge patch takes something away. */
    public boolean isNull(String name) {
        JsonNode node = get(name);
        return node != null && node.isNull();
    }

    /** The texts in an array; empty when the field is absent or was noted as wrong. */
    public List<String> texts(String name) {
        JsonNode node = get(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            wrong(at(name), node, "an array of texts");
            return List.of();
        }
        List<String> texts = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            if (node.get(i).isString()) {
                texts.add(node.get(i).stringValue());
            } else {
                wrong(at(name) + "[" + i + "]", node.get(i), "a text");
            }
        }
        return texts;
    }

    /** A required network; its violations carry this field's name in front of theirs. */
    public @Nullable NetworkSpec network(String name) {
        JsonNode node = get(name);
        if (node == null) {
            require(name, "a network");
            return null;
        }
        try {
            return NetworkJson.read(node);
        } catch (InvalidNetwork e) {
            refuse(name, e);
            return null;
        }
    }

    /** The fields of an object inside; of none when the field is absent. */
    public JsonFields object(String name) {
        JsonNode node = get(name);
        return node == null ? new JsonFields(null, at(name), violations) : of(node, at(name), violations);
    }

    /** The widths in an array of this length, or null when the field is absent or was noted as wrong. */
    int @Nullable [] widths(String name, int length, Range range) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        int[] widths = widths(node, at(name), length, range);
        return widths.length == 0 ? null : widths;
    }

    private int[] widths(JsonNode node, String at, int length, Range range) {
        if (!node.isArray() || node.size() != length) {
            wrong(at, node, "an array of " + length + (length == 1 ? " width" : " widths"));
            return new int[0];
        }
        int[] widths = new int[length];
        for (int i = 0; i < length; i++) {
            Double width = number(node.get(i), at + "[" + i + "]", range);
            widths[i] = width == null ? (int) range.least() : width.intValue();
        }
        return widths;
    }

    /** So many numbers in a required array; empty when it is absent or was noted as wrong. */
    public List<Double> numbers(String name, Range count, Range range) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : items(name, count, "numbers")) {
            Double number = number(item, at(name) + "[" + numbers.size() + "]", range);
            numbers.add(number == null ? range.least() : number);
        }
        return numbers;
    }

    /** So many arrays of this many widths in a required array; empty when it is absent or was noted as wrong. */
    List<int[]> widthLists(String name, Range count, int length, Range range) {
        List<int[]> lists = new ArrayList<>();
        for (JsonNode item : items(name, count, "arrays of " + length + " widths")) {
            lists.add(widths(item, at(name) + "[" + lists.size() + "]", length, range));
        }
        return lists;
    }

    /** So many truth values in an array; only {@code absent} when it is absent or was noted as wrong. */
    public List<Boolean> bools(String name, Range count, boolean absent) {
        if (get(name) == null) {
            return List.of(absent);
        }
        List<Boolean> bools = new ArrayList<>();
        for (JsonNode item : items(name, count, "true and false")) {
            if (!item.isBoolean()) {
                wrong(at(name) + "[" + bools.size() + "]", item, "true or false");
            }
            bools.add(item.asBoolean(absent));
        }
        return bools.isEmpty() ? List.of(absent) : bools;
    }

    /** The networks in a required array; their violations carry their place in front of theirs. */
    public List<NetworkSpec> networks(String name, Range count) {
        List<NetworkSpec> networks = new ArrayList<>();
        int place = 0;
        for (JsonNode item : items(name, count, "networks")) {
            String at = at(name) + "[" + place++ + "]";
            try {
                networks.add(NetworkJson.read(item));
            } catch (InvalidNetwork e) {
                e.violations().forEach(violation -> violations.add(violation.under(at)));
            }
        }
        return networks;
    }

    private List<JsonNode> items(String name, Range count, String what) {
        String allowed = "an array of " + count.allowed() + " " + what;
        JsonNode node = get(name);
        if (node == null) {
            require(name, allowed);
            return List.of();
        }
        if (!node.isArray()) {
            wrong(at(name), node, allowed);
            return List.of();
        }
        if (!count.contains(node.size())) {
            violations.check(count, at(name), node.size());
            return List.of();
        }
        return node.valueStream().toList();
    }

    /** Reads each object of a required array, of which there may be so many. */
    public <T> List<T> each(String name, Range count, BiFunction<JsonFields, Integer, T> read) {
        List<JsonNode> nodes = items(name, count, "objects");
        var items = new ArrayList<T>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            JsonFields fields = of(nodes.get(i), at(name) + "[" + i + "]", violations);
            items.add(read.apply(fields, i));
            fields.refuseUnknown();
        }
        return items;
    }

    /** Whether the field is there and an object. */
    public boolean isObject(String name) {
        JsonNode node = get(name);
        return node != null && node.isObject();
    }

    /** Whether anything was noted as wrong, here or elsewhere in the same reading. */
    public boolean hasNotedAnything() {
        return !violations.isEmpty();
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return get(name) != null;
    }

    /** Notes that this field is wrong for a reason that its type does not tell. */
    public void refuse(String name, Object value, String allowed, String message) {
        violations.add(new Violation(at(name), value, allowed, message));
    }

    /** Notes what was wrong with the object that was made from this field. */
    public void refuse(String name, InvalidNetwork refused) {
        refused.violations().forEach(violation -> violations.add(violation.under(at(name))));
    }

    /** Notes every field that nobody asked for. */
    public void refuseUnknown() {
        if (object == null) {
            return;
        }
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String at = at(Excerpt.of(name));
                violations.add(new Violation(
                        at,
                        shown(object.get(name)),
                        String.join(", ", known.stream().sorted().toList()),
                        at + " is not a field here."));
            }
        }
    }

    private @Nullable JsonNode get(String name) {
        known.add(name);
        return object == null ? null : object.get(name);
    }

    private @Nullable Double number(JsonNode node, String at, Range range) {
        if (!node.isNumber()) {
            wrong(
                    at,
                    node,
                    range.whole() ? "a whole number within " + range.allowed() : "a number within " + range.allowed());
            return null;
        }
        // An integer of hundreds of digits is beyond double, and Jackson would throw.
        double value = node.isBigInteger() ? node.bigIntegerValue().doubleValue() : node.doubleValue();
        if (!range.contains(value)) {
            violations.add(range.violation(at, value));
            return null;
        }
        if (range.whole() && value != Math.rint(value)) {
            wrong(at, node, "a whole number within " + range.allowed());
            return null;
        }
        return value;
    }

    private void require(String name, String allowed) {
        if (object != null && object.get(name) == null) {
            violations.add(new Violation(at(name), "absent", allowed, at(name) + " is required."));
        }
    }

    private void wrong(String at, JsonNode node, String allowed) {
        String was = node.isNull() ? "; it is empty." : ", was " + shown(node) + ".";
        violations.add(new Violation(at, shown(node), allowed, at + " must be " + allowed + was));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String shown(JsonNode node) {
        return Excerpt.of(node.isString() ? node.stringValue() : node.toString());
    }
}
