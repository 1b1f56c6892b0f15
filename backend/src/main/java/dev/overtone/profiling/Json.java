package dev.overtone.profiling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What profiling keeps as jsonb, to and from text. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};
    private static final TypeReference<List<FactDifference>> DIFFERENCES = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, String> facts(String json) {
        return MAPPER.readValue(json, FACTS);
    }

    static MemoryUse memory(String json) {
        return MAPPER.readValue(json, MemoryUse.class);
    }

    static Counters counters(String json) {
        return MAPPER.readValue(json, Counters.class);
    }

    static List<FactDifference> differences(String json) {
        return MAPPER.readValue(json, DIFFERENCES);
    }

    static NumericsCheck numerics(String json) {
        return MAPPER.readValue(json, NumericsCheck.class);
    }
}
