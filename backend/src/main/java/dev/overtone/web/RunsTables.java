package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.filter.FilterError;
import dev.overtone.table.Column;
import dev.overtone.table.Groups;
import dev.overtone.table.InvalidTable;
import dev.overtone.table.Page;
import dev.overtone.table.Row;
import dev.overtone.table.RunTable;
import dev.overtone.table.Sort;
import dev.overtone.table.TableQuery;
import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an address asks for, as the page shows it. */
@Component
class RunsTables {

    private static final List<Sort> NEWEST_FIRST = List.of(new Sort("createdAt", true));
    private static final int MOST_PINNED = 50;

    private final RunTable table;
    private final RunsLines lines;
    private final RunsGroups groups;
    private final Caller caller;
    private final Figures figures;

    RunsTables(RunTable table, RunsLines lines, RunsGroups groups, Caller caller, Figures figures) {
        this.table = table;
        this.lines = lines;
        this.groups = groups;
        this.caller = caller;
        this.figures = figures;
    }

    RunsPage read(RunsAddress asked) {
        RunsAddress address = known(asked);
        List<RunsColumn> columns = columns(address);
        String filter = address.filter() == null ? "" : address.filter();
        try {
            return read(address, columns, filter);
        } catch (FilterError e) {
            return FilterText.words(filter, names())
                    .map(words -> read(address, columns, words))
                    .orElseGet(() -> refused(address, columns, FilterProblem.of(e, address)));
        }
    }

    /** What the filter of an address means: the words of a name become the conditions that they stand for. */
    String meant(RunsAddress address) {
        String filter = address.filter() == null ? "" : address.filter();
        try {
            table.ids(query(filter), 1);
            return filter;
        } catch (FilterError e) {
            return FilterText.words(filter, names()).orElseThrow(() -> e);
        }
    }

    /** All runs of this filter, as a query of whoever asks. */
    TableQuery query(String filter) {
        return TableQuery.of(visible(), caller.person()).withFilter(filter);
    }

    Visible visible() {
        return new Visible(caller.visibleProjects());
    }

    /** What an address says that there is not counts as not said. */
    RunsAddress known(RunsAddress address) {
        return new RunsAddress(
                address.filter(),
                address.columns().stream()
                        .flatMap(name -> column(name).stream())
                        .map(Column::name)
                        .distinct()
                        .toList(),
                address.sort().stream()
                        .flatMap(by -> column(by.column()).stream()
                                .filter(Column::sortable)
                                .map(column -> new Sort(column.name(), by.descending())))
                        .toList(),
                address.group().stream()
                        .flatMap(name -> column(name).stream())
                        .filter(Column::groupable)
                        .map(Column::name)
                        .distinct()
                        .toList(),
                address.widths(),
                address.left(),
                address.page(),
                address.view(),
                address.opened());
    }

    List<RunsColumn> columns(RunsAddress address) {
        List<Column> chosen = table.columns(address.columns());
        return IntStream.range(0, chosen.size())
                .mapToObj(i -> new RunsColumn(
                        chosen.get(i), address.widths().get(chosen.get(i).name()), i < address.left() ? i : -1))
                .toList();
    }

    private RunsPage read(RunsAddress address, List<RunsColumn> columns, String filter) {
        TableQuery all = query(filter).withColumns(needed(columns)).withSorts(order(address));
        long count = table.count(all);
        if (!address.group().isEmpty()) {
            Groups found = groups(groupQuery(address, filter), address);
            return page(
                    address,
                    filter,
                    null,
                    columns,
                    List.of(),
                    List.of(),
                    groups.of(found, columns, address, filter),
                    found.before(),
                    count,
                    next(found.nextPageToken(), address));
        }
        Shown shown = shown(all, filter, address.page());
        return page(
                address,
                filter,
                null,
                columns,
                lines(shown.others().rows(), columns, address),
                lines(shown.pinned(), columns, address),
                null,
                0,
                count,
                next(shown.others().nextPageToken(), address));
    }

    /** A page's rows; the pinned ones stand above the others on the first. */
    record Shown(List<Row> pinned, Page others) {}

    Shown shown(TableQuery all, String filter, @Nullable String token) {
        Page pinned =
                table.page(all.withFilter(FilterText.and(filter, "pinned")).withPage(MOST_PINNED, null));
        // So many that they are no longer a few on top stand among the others.
        boolean apart = !pinned.rows().isEmpty() && pinned.nextPageToken() == null;
        return new Shown(
                apart && token == null ? pinned.rows() : List.of(),
                page(apart ? all.withFilter(FilterText.and(filter, "NOT pinned")) : all, token));
    }

    /** The groups of an address's page; of the first where its token is another query's. */
    Groups groups(TableQuery query, RunsAddress address) {
        try {
            return table.groups(query.withPage(RunsPage.SIZE, address.page()), address.group());
        } catch (InvalidTable e) {
            return table.groups(query.withPage(RunsPage.SIZE, null), address.group());
        }
    }

    TableQuery groupQuery(RunsAddress address, String filter) {
        return query(filter)
                .withColumns(table.columns(address.columns()).stream()
                        .map(Column::name)
                        .toList());
    }

    /** The first page where the token is another query's: what it said is over. */
    private Page page(TableQuery query, @Nullable String token) {
        try {
            return table.page(query.withPage(RunsPage.SIZE, token));
        } catch (InvalidTable e) {
            return table.page(query.withPage(RunsPage.SIZE, null));
        }
    }

    static List<Sort> order(RunsAddress address) {
        return address.sort().isEmpty() ? NEWEST_FIRST : address.sort();
    }

    private static @Nullable String next(@Nullable String token, RunsAddress address) {
        return token == null ? null : address.withPage(token).text();
    }

    private RunsPage refused(RunsAddress address, List<RunsColumn> columns, FilterProblem problem) {
        return page(address, "", problem, columns, List.of(), List.of(), null, 0, 0, null);
    }

    private RunsPage page(
            RunsAddress address,
            String meant,
            @Nullable FilterProblem problem,
            List<RunsColumn> columns,
            List<RunsLine> rows,
            List<RunsLine> pinned,
            @Nullable List<RunsGroup> grouped,
            int groupsBefore,
            long count,
            @Nullable String next) {
        List<Sort> order = order(address);
        List<RunsHead> heads = columns.stream()
                .map(column -> RunsHead.of(column, address, order, column.at() == address.left() - 1))
                .toList();
        return new RunsPage(
                address,
                meant,
                problem,
                RunsChip.of(address),
                heads,
                rows,
                pinned,
                grouped,
                groupsBefore,
                count,
                order,
                next,
                figures);
    }

    private List<RunsLine> lines(List<Row> rows, List<RunsColumn> columns, RunsAddress address) {
        return rows.stream().map(row -> lines.line(row, columns, address)).toList();
    }

    private static List<String> needed(List<RunsColumn> columns) {
        List<String> shown = columns.stream().map(RunsColumn::name).toList();
        return Stream.of(shown, RunsLines.NEEDED, linked(shown))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<String> linked(List<String> shown) {
        var ids = new ArrayList<String>();
        RunsLines.LINKED.forEach((column, id) -> {
            if (shown.contains(column)) {
                ids.add(id);
            }
        });
        return ids;
    }

    private Optional<Column> column(String name) {
        try {
            return table.columns(List.of(name)).stream().findFirst();
        } catch (InvalidTable e) {
            return Optional.empty();
        }
    }

    private List<String> names() {
        return table.columns(visible()).stream().map(Column::name).toList();
    }
}
