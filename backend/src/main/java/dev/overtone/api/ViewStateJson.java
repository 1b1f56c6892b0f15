package dev.overtone.api;

import dev.overtone.architecture.Range;
import dev.overtone.notation.JsonFields;
import dev.overtone.table.Sort;
import dev.overtone.table.ViewState;
import dev.overtone.table.ViewState.ViewColumn;
import java.util.List;

/** Reads how a table is to look. */
final class ViewStateJson {

    private static final Range COLUMNS = Range.whole(0, 100);
    private static final Range SORTS = Range.whole(0, 8);
    private static final Range WIDTH = Range.whole(ViewColumn.NARROWEST, ViewColumn.WIDEST);

    private ViewStateJson() {}

    static ViewState read(JsonFields fields) {
        String filter = fields.textOrNull("filter");
        List<ViewColumn> columns = fields.has("columns")
                ? fields.each(
                        "columns",
                        COLUMNS,
                        (column, _) -> new ViewColumn(
                                name(column, "name"), column.whole("width", WIDTH), column.bool("pinned", false)))
                : List.of();
        List<Sort> sorts = fields.has("sorts")
                ? fields.each(
                        "sorts", SORTS, (sort, _) -> new Sort(name(sort, "column"), sort.bool("descending", false)))
                : List.of();
        List<String> groupBy = fields.texts("groupBy");
        fields.refuseUnknown();
        return new ViewState(filter == null ? "" : filter, columns, sorts, groupBy);
    }

    private static String name(JsonFields fields, String field) {
        String name = fields.text(field);
        if (!fields.has(field)) {
            fields.refuse(field, "absent", "a column", field + " is required.");
        }
        return name == null ? "" : name;
    }
}
