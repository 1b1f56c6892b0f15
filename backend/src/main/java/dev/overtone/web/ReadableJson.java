package dev.overtone.web;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON for eyes: a line for each field, and one for each object in an array. */
final class ReadableJson {

    private ReadableJson() {}

    static String of(ObjectNode json) {
        return json.propertyStream()
                .map(field -> "  \"" + field.getKey() + "\": " + value(field.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private static String value(JsonNode value) {
        boolean rows = value.isArray() && !value.isEmpty() && value.get(0).isObject();
        return rows
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(row -> "    " + line(row))
                        .collect(Collectors.joining(",\n", "[\n", "\n  ]"))
                : line(value);
    }

    private static String line(JsonNode value) {
        if (value.isObject()) {
            return value.propertyStream()
                    .map(field -> "\"" + field.getKey() + "\": " + line(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(ReadableJson::line)
                        .collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }
}
