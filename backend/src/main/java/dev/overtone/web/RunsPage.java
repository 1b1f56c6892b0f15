package dev.overtone.web;

import dev.overtone.profiling.RunPage;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The table of runs: one page of it, and the addresses of its neighbours. */
record RunsPage(
        List<RunRow> rows,
        List<Column> columns,
        List<Filter> filters,
        @Nullable String first,
        @Nullable String next,
        String refresh,
        boolean live,
        boolean filtered) {

    static final int SIZE = 50;

    /**
     * @param sort its address ordered by this column
     * @param direction {@code ascending}, {@code descending} or {@code none}, as {@code aria-sort} has it
     */
    record Column(String id, String label, String sort, String direction, boolean number) {}

    /** A state to keep to. */
    record Filter(String label, String address, boolean current) {}

    static RunsPage of(RunPage page, RunQuery query, Figures figures) {
        List<RunRow> rows =
                page.items().stream().map(run -> RunRow.of(run, figures)).toList();
        boolean onLaterPage = query.pageToken() != null;
        return new RunsPage(
                rows,
                List.of(
                        column(query, Order.NAME, "Network", false),
                        column(query, Order.STATE, "State", false),
                        column(query, Order.P50, "p50", true),
                        column(query, Order.PARAMETERS, "Parameters", true),
                        column(query, Order.MACS, "MACs", true),
                        column(query, Order.CIO, "CIO", true),
                        column(query, Order.CREATED_AT, "Created", false)),
                filters(query),
                onLaterPage ? address("/runs", query.state(), query.order(), query.descending(), null) : null,
                page.nextPageToken() == null
                        ? null
                        : address("/runs", query.state(), query.order(), query.descending(), page.nextPageToken()),
                address("/runs/table", query.state(), query.order(), query.descending(), query.pageToken()),
                rows.stream().anyMatch(row -> row.state().live()),
                query.state() != null || onLaterPage);
    }

    private static Column column(RunQuery query, Order order, String label, boolean number) {
        boolean sorted = query.order() == order;
        boolean descending = sorted ? !query.descending() : order == Order.CREATED_AT;
        return new Column(
                order.notation(),
                label,
                address("/runs", query.state(), order, descending, null),
                !sorted ? "none" : query.descending() ? "descending" : "ascending",
                number);
    }

    private static List<Filter> filters(RunQuery query) {
        var all = new ArrayList<Filter>();
        String everything = address("/runs", null, query.order(), query.descending(), null);
        all.add(new Filter("All", everything, query.state() == null));
        Arrays.stream(RunState.values())
                .map(state -> new Filter(
                        StateBadge.label(state),
                        address("/runs", state, query.order(), query.descending(), null),
                        query.state() == state))
                .forEach(all::add);
        return all;
    }

    private static String address(
            String path, @Nullable RunState state, Order order, boolean descending, @Nullable String token) {
        var address = UriComponentsBuilder.fromPath(path);
        if (state != null) {
            address.queryParam("state", state.name().toLowerCase(Locale.ROOT));
        }
        if (order != Order.CREATED_AT || !descending) {
            address.queryParam("sort", order.notation());
            address.queryParam("direction", descending ? "desc" : "asc");
        }
        if (token != null) {
            address.queryParam("page", "{token}");
            return address.encode().buildAndExpand(token).toUriString();
        }
        return address.build().toUriString();
    }
}
