package dev.overtone.table;

/** A column and where its values come from. */
record Known(Column column, Source source) {

    String name() {
        return column.name();
    }
}
