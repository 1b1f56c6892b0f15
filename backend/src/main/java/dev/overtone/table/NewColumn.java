package dev.overtone.table;

import dev.overtone.filter.Kind;
import java.util.List;

/** A column as it is described, until it is said where its values come from. */
final class NewColumn {

    private final Kind kind;
    private final ColumnGroup group;
    private final String name;
    private final String label;
    private final String unit;
    private final String description;
    private List<String> choices = List.of();
    private boolean groupable;
    private boolean aggregatable;
    private boolean shown;

    private NewColumn(Kind kind, ColumnGroup group, String name, String label, String unit, String description) {
        this.kind = kind;
        this.group = group;
        this.name = name;
        this.label = label;
        this.unit = unit;
        this.description = description;
    }

    static NewColumn text(ColumnGroup group, String name, String label, String description) {
        return new NewColumn(Kind.TEXT, group, name, label, "", description);
    }

    static NewColumn number(ColumnGroup group, String name, String label, String unit, String description) {
        return new NewColumn(Kind.NUMBER, group, name, label, unit, description);
    }

    static NewColumn time(ColumnGroup group, String name, String label, String description) {
        return new NewColumn(Kind.TIME, group, name, label, "", description);
    }

    static NewColumn duration(ColumnGroup group, String name, String label, String description) {
        return new NewColumn(Kind.DURATION, group, name, label, "s", description);
    }

    static NewColumn flag(ColumnGroup group, String name, String label, String description) {
        return new NewColumn(Kind.FLAG, group, name, label, "", description);
    }

    static NewColumn list(ColumnGroup group, String name, String label, String description) {
        return new NewColumn(Kind.LIST, group, name, label, "", description);
    }

    NewColumn choices(List<String> only) {
        choices = only;
        return this;
    }

    NewColumn groupable() {
        groupable = true;
        return this;
    }

    NewColumn aggregatable() {
        aggregatable = true;
        return this;
    }

    NewColumn shown() {
        shown = true;
        return this;
    }

    Known from(Source source) {
        return new Known(
                new Column(
                        name,
                        label,
                        unit,
                        kind,
                        description,
                        group,
                        choices,
                        kind != Kind.LIST,
                        groupable,
                        aggregatable,
                        shown),
                source);
    }
}
