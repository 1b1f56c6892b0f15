package dev.overtone.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Bodies by the server's own description: what its OpenAPI document allows, with values at and past the bounds. */
final class Grammar {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode api;
    private final List<ObjectNode> designs;
    private final Values values;

    /** @param designs networks that are known to be good, in full form */
    Grammar(JsonNode api, List<ObjectNode> designs, Values values) {
        this.api = api;
        this.designs = designs;
        this.values = values;
    }

    /** The body of a call, mostly around a good network. */
    JsonNode body(Route route) {
        JsonNode schema = api.get("paths")
                .get(route.pattern())
                .get(route.method().toLowerCase(Locale.ROOT))
                .get("requestBody")
                .at("/content/application~1json/schema");
        JsonNode made = of(schema, 0);
        if (made instanceof ObjectNode object && object.has("network") && !values.once(4)) {
            object.set("network", design());
        }
        return made;
    }

    /** A network as a client would write it. */
    JsonNode design() {
        return switch (values.below(8)) {
            case 0 -> patch();
            case 1 -> of(api.at("/components/schemas/Network"), 0);
            case 2 -> extreme();
            default -> values.pick(designs).deepCopy();
        };
    }

    private ObjectNode patch() {
        ObjectNode patch = NODES.objectNode().put("preset", values.pick(List.of("hardnet-68", "densenet-121", "none")));
        JsonNode network = values.pick(designs);
        String field = values.pick(List.copyOf(network.propertyNames()));
        patch.set(field, network.get(field).deepCopy());
        return patch;
    }

    /** Deep, long and wide ones; the largest are rare because each is megabytes of answer. */
    private ObjectNode extreme() {
        ObjectNode network = NODES.objectNode();
        String family = values.pick(List.of("hardnet", "densenet", "log-densenet"));
        network.put("family", family);
        int size = values.pick(List.of(32, 224, 8192, 8193));
        network.putObject("input").put("height", size).put("width", size);
        int blocks = values.once(100) ? 64 : values.pick(List.of(1, 2, 5, 65));
        var list = network.putArray("blocks");
        for (int i = 0; i < blocks; i++) {
            ObjectNode block = list.addObject()
                    .put("growthRate", values.within(1, values.once(3) ? 4096 : 40))
                    .put("depth", values.once(60) ? 512 : values.within(1, 16));
            if (family.equals("hardnet")) {
                block.put("outChannels", values.within(1, values.once(3) ? 65_536 : 512));
            }
        }
        if (family.equals("log-densenet")) {
            network.put("scope", values.pick(List.of("block", "sparse", "network")));
        }
        return network;
    }

    private JsonNode of(JsonNode schema, int depth) {
        JsonNode ref = schema.get("$ref");
        if (ref != null) {
            return of(api.at(ref.stringValue().substring(1)), depth);
        }
        JsonNode choices = schema.get("enum");
        if (choices != null) {
            return choices.get(values.below(choices.size()));
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).stringValue()
                : schema.path("type").asString("object");
        return switch (type) {
            case "integer" -> NODES.numberNode(values.within(least(schema), most(schema)));
            case "number" ->
                NODES.numberNode(least(schema) + values.below(1000) / 1000.0 * (most(schema) - least(schema)));
            case "boolean" -> NODES.booleanNode(values.once(2));
            case "string" -> NODES.stringNode(values.text());
            case "array" -> {
                var list = NODES.arrayNode();
                for (int i = values.below(4); i > 0; i--) {
                    list.add(of(schema.get("items"), depth + 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                if (depth < 8) {
                    for (var property : schema.path("properties").properties()) {
                        if (values.once(2)) {
                            object.set(property.getKey(), of(property.getValue(), depth + 1));
                        }
                    }
                }
                yield object;
            }
        };
    }

    private static long least(JsonNode schema) {
        return (long) schema.path("minimum").asDouble(0);
    }

    private static long most(JsonNode schema) {
        return (long) schema.path("maximum").asDouble(2048);
    }

    /** The same with one thing wrong: a value, a field too many, one too few, one in the wrong place. */
    JsonNode broken(JsonNode good) {
        JsonNode tree = good.deepCopy();
        var containers = new ArrayList<JsonNode>();
        collect(tree, containers);
        if (containers.isEmpty()) {
            return NODES.rawValueNode(new RawValue(values.json()));
        }
        JsonNode at = values.pick(containers);
        JsonNode wrong = NODES.rawValueNode(new RawValue(values.json()));
        if (at instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.isEmpty() ? values.text() : values.pick(names);
            switch (values.below(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(values.text(), wrong);
                case 2 -> object.set(values.pick(List.of("scope", "depthwise", "outChannels", "preset", "x")), wrong);
                default -> object.set(name, wrong);
            }
        } else if (at instanceof tools.jackson.databind.node.ArrayNode array) {
            switch (values.below(3)) {
                case 0 -> array.add(wrong);
                case 1 -> array.removeAll();
                default -> {
                    if (array.isEmpty()) {
                        array.add(wrong);
                    } else {
                        array.set(values.below(array.size()), wrong);
                    }
                }
            }
        }
        return tree;
    }

    /** As the bytes of UTF-8, a character each; half characters and what is no JSON stay as they are. */
    static String written(JsonNode tree) {
        return Message.utf8(JSON.writeValueAsString(tree));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
