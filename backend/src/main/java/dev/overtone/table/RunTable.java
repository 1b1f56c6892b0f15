package dev.overtone.table;

import dev.overtone.filter.Completion;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Runs as a table. Every method that takes a query throws {@link dev.overtone.filter.FilterError} where its filter, and
 * {@link InvalidTable} where anything else of it cannot be read.
 */
public interface RunTable {

    Page page(TableQuery query);

    /** How many runs the query has on all its pages. */
    long count(TableQuery query);

    /**
     * The query's runs gathered by the values of one to four columns, with what the query's columns come to in each. A
     * latency's aggregate is withheld where a group mixes hardware profiles, batch sizes, precisions or threads: group by
     * them, too, or filter.
     */
    Groups groups(TableQuery query, List<String> by);

    /** What the groups of a query have. */
    GroupColumns groupColumns(TableQuery query, List<String> by);

    /** Gives every group that the query has on all its pages. */
    void exportGroups(TableQuery query, List<String> by, Consumer<Group> groups);

    /** The first runs in the query's order. */
    List<UUID> ids(TableQuery query, int most);

    /** Every row of the query, whatever its page, one after the other as the database gives them. */
    void export(TableQuery query, Consumer<Row> rows);

    /** The columns of these names, those that a table usually has where there are none. */
    List<Column> columns(List<String> names);

    /** Every column there is, with the metrics and facts of environments that visible runs have. */
    List<Column> columns(Visible visible);

    /** What could stand at the caret of a filter. */
    Completion complete(String filter, int caret, Visible visible);
}
