package dev.overtone.web;

import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.MetricEntry;
import org.jspecify.annotations.Nullable;

/** A metric as it was typed. */
record MetricForm(
        @Nullable String name,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String source) {

    static final MetricForm BLANK = new MetricForm(null, null, null, null);

    /** @throws InvalidEntry naming every field that is wrong */
    MetricEntry entry() {
        return MetricEntry.written(typed(name), typed(value), typed(unit), typed(source));
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }
}
