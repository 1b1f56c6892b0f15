package dev.overtone.notation;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may vary in a network: {@code {"network": …, "vary": [{"what": "growthRate", "blocks": [0, 1], "values": [14,
 * 16]}]}}. Without blocks, all of them take the value together; without {@code vary}, a sensible space around the
 * network is meant.
 */
public final class DesignSpaceJson {

    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::notation).toList();
    private static final Range BLOCKS = Range.whole(1, (long) Limits.BLOCKS.most());
    private static final Range BLOCK = Range.whole(0, (long) Limits.BLOCKS.most() - 1);

    private DesignSpaceJson() {}

    /** The space in the field {@code space}, or null when something in it was noted as wrong. */
    public static @Nullable DesignSpace space(JsonFields parent) {
        if (!parent.has("space")) {
            parent.refuse("space", "absent", "an object", "space is required.");
            return null;
        }
        JsonFields fields = parent.object("space");
        NetworkSpec network = fields.network("network");
        List<Variable> variables = fields.has("vary")
                ? fields.each("vary", DesignSpace.VARIABLES, (variable, _) -> variable(variable)).stream()
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
        boolean around = !fields.has("vary");
        fields.refuseUnknown();
        if (network == null || (variables.isEmpty() && !around)) {
            return null;
        }
        try {
            return around ? DesignSpace.around(network) : new DesignSpace(network, variables);
        } catch (InvalidNetwork refused) {
            if (!parent.hasNotedAnything()) {
                parent.refuse("space", refused);
            }
            return null;
        }
    }

    /**
     * A space as {@link #writeText} wrote it, or as a person did.
     *
     * @throws InvalidNetwork naming every field that is wrong
     */
    public static DesignSpace read(String json) {
        var violations = new Violations();
        DesignSpace space = space(JsonFields.of("{\"space\": " + json + "}", violations));
        violations.throwIfAny();
        return Objects.requireNonNull(space);
    }

    private static @Nullable Variable variable(JsonFields fields) {
        String what = fields.text("what", KINDS);
        if (what == null) {
            if (!fields.has("what")) {
                fields.refuse("what", "absent", String.join(", ", KINDS), "what is required.");
            }
            return null;
        }
        Kind kind = Kind.find(what).orElseThrow();
        List<Integer> blocks = fields.has("blocks")
                ? fields.numbers("blocks", BLOCKS, BLOCK).stream()
                        .map(Double::intValue)
                        .toList()
                : List.of();
        List<Double> values = values(fields, kind);
        return values.isEmpty() ? null : new Variable(kind, blocks, values);
    }

    private static List<Double> values(JsonFields fields, Kind kind) {
        if (kind == Kind.FAMILY) {
            return families(fields);
        }
        if (kind.isTruth() && fields.has("values")) {
            return fields.bools("values", Range.whole(1, 2), false).stream()
                    .map(truth -> truth ? 1.0 : 0.0)
                    .toList();
        }
        return fields.numbers("values", Variable.VALUES, kind.range());
    }

    private static List<Double> families(JsonFields fields) {
        var families = new ArrayList<Double>();
        for (String family : fields.texts("values")) {
            int place = Variable.FAMILIES.indexOf(family);
            if (place < 0) {
                String allowed = String.join(", ", Variable.FAMILIES);
                fields.refuse(
                        "values",
                        family,
                        allowed,
                        "There is no family " + Excerpt.of(family) + "; there are " + allowed + ".");
            }
            families.add((double) Math.max(0, place));
        }
        if (families.isEmpty() && !fields.hasNotedAnything()) {
            fields.refuse("values", "absent", String.join(", ", Variable.FAMILIES), "values is required.");
        }
        return families;
    }

    public static ObjectNode write(DesignSpace space) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("network", NetworkJson.write(space.base()));
        ArrayNode vary = json.putArray("vary");
        for (Variable variable : space.variables()) {
            ObjectNode one = vary.addObject();
            one.put("what", variable.kind().notation());
            if (!variable.blocks().isEmpty()) {
                ArrayNode blocks = one.putArray("blocks");
                variable.blocks().forEach(blocks::add);
            }
            ArrayNode values = one.putArray("values");
            variable.values().forEach(value -> add(values, variable.kind(), value));
        }
        return json;
    }

    private static void add(ArrayNode values, Kind kind, double value) {
        if (kind == Kind.FAMILY) {
            values.add(Variable.FAMILIES.get((int) value));
        } else if (kind.isTruth()) {
            values.add(value != 0);
        } else if (value == Math.rint(value)) {
            values.add((long) value);
        } else {
            values.add(value);
        }
    }

    public static String writeText(DesignSpace space) {
        return write(space).toString();
    }
}
