package dev.overtone.web;

import dev.overtone.filter.Filters;
import dev.overtone.filter.Kind;
import dev.overtone.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * A column in its place in the table.
 *
 * @param width in pixels, or null for what its values need
 * @param at its place among those that stay when the others move sideways, or -1
 */
record RunsColumn(Column column, @Nullable Integer width, int at) {

    /** Where the first kept column begins: the marks are as wide. */
    private static final int FIRST = 42;

    public String id() {
        return Filters.name(column.name());
    }

    public String name() {
        return column.name();
    }

    public String label() {
        return column.label();
    }

    public boolean number() {
        return column.kind() == Kind.NUMBER || column.kind() == Kind.DURATION;
    }

    public boolean kept() {
        return at >= 0;
    }

    /** Of its head, which says how wide the column is. */
    String headStyle() {
        return style(width == null ? "" : "width:%1$dpx;min-width:%1$dpx;max-width:%1$dpx".formatted(width));
    }

    /** Of a cell, which takes what the head says. */
    public String style() {
        return style(width == null ? "" : "max-width:0");
    }

    public String css() {
        return (number() ? "n" : "") + (kept() ? " kept" : "") + (width == null ? "" : " sized");
    }

    private String style(String size) {
        String place = kept() ? "left:var(--left-" + at + "," + FIRST + "px)" : "";
        return size + (size.isEmpty() || place.isEmpty() ? "" : ";") + place;
    }
}
