package dev.overtone.table;

import tools.jackson.databind.json.JsonMapper;

/** What a view keeps as json, to and from text. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(ViewState state) {
        return MAPPER.writeValueAsString(state);
    }

    static ViewState state(String json) {
        return MAPPER.readValue(json, ViewState.class);
    }
}
