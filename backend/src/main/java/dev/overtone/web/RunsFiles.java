package dev.overtone.web;

import dev.overtone.filter.FilterError;
import dev.overtone.table.Column;
import dev.overtone.table.Group;
import dev.overtone.table.GroupColumns;
import dev.overtone.table.Row;
import dev.overtone.table.RunTable;
import dev.overtone.table.TableQuery;
import dev.overtone.web.RunsTables.Shown;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what a file of an address has, of which all is known: the rows or groups of its page, or all of them. */
@Component
class RunsFiles {

    private final RunTable table;
    private final RunsTables tables;

    RunsFiles(RunTable table, RunsTables tables) {
        this.table = table;
        this.tables = tables;
    }

    /** What is exported: what is shown, and first the id, which tells two rows apart. */
    List<Column> exported(RunsAddress address) {
        List<Column> shown = table.columns(address.columns());
        return Stream.concat(table.columns(List.of("id")).stream(), shown.stream())
                .distinct()
                .toList();
    }

    /**
     * Gives every row that matches, or those of the address's own page in the order in which they stand there.
     *
     * @throws FilterError if the filter cannot be read
     */
    void export(RunsAddress address, boolean here, List<Column> columns, Consumer<Row> rows) {
        String filter = tables.meant(address);
        TableQuery all = tables.query(filter)
                .withColumns(columns.stream().map(Column::name).toList())
                .withSorts(RunsTables.order(address));
        if (here) {
            Shown shown = tables.shown(all, filter, address.page());
            shown.pinned().forEach(rows);
            shown.others().rows().forEach(rows);
        } else {
            table.export(all, rows);
        }
    }

    /**
     * Gives every group of an address that says what runs are gathered by, or those of its own page.
     *
     * @throws FilterError if the filter cannot be read
     */
    void exportGroups(RunsAddress address, boolean here, Consumer<Group> each) {
        TableQuery all = tables.groupQuery(address, tables.meant(address));
        if (here) {
            tables.groups(all, address).items().forEach(each);
        } else {
            table.exportGroups(all, address.group(), each);
        }
    }

    GroupColumns groupColumns(RunsAddress address) {
        return table.groupColumns(tables.groupQuery(address, ""), address.group());
    }
}
