package dev.overtone.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an analysis may answer besides totals, blocks and layers. */
enum Include {
    CONVENTIONS,
    TRAFFIC,
    ROOFLINE,
    MEMORY,
    EXPRESSIVITY,
    SYSTOLIC;

    static final String ALLOWED = Arrays.stream(values()).map(Include::notation).collect(Collectors.joining(", "));

    /** @throws InvalidRequest naming the part that there is not */
    static Set<Include> read(@Nullable String include) {
        var parts = EnumSet.noneOf(Include.class);
        if (include == null || include.isBlank()) {
            return parts;
        }
        for (String name : include.split(",", -1)) {
            parts.add(Arrays.stream(values())
                    .filter(part -> part.notation().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> InvalidRequest.query("include", name, ALLOWED)));
        }
        return parts;
    }

    private String notation() {
        return name().toLowerCase(Locale.ROOT);
    }
}
