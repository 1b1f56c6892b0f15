package dev.overtone.web;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Values for scripts, as JSON that is safe inside a {@code <script type="application/json">}. */
@Component("island")
class DataIsland {

    private final JsonMapper json = JsonMapper.builder().build();

    public String of(Object value) {
        return json.writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
