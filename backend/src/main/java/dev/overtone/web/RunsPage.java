package dev.overtone.web;

import dev.overtone.profiling.RunPage;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
        String address,
        RunQuery query,
        boolean live) {

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
                query.pageToken() != null ? address("/runs", query, query.state(), null) : null,
                page.nextPageToken() == null ? null : address("/runs", query, query.state(), page.nextPageToken()),
                address("/runs/table", query, query.state(), query.pageToken()),
                address("/runs", query, query.state(), query.pageToken()),
                query,
                rows.stream().anyMatch(row -> row.state().live()));
    }

    /** Whether there may be runs that this table does not show. */
    public boolean filtered() {
        return query.state() != null || query.moved() || query.text() != null || query.pageToken() != null;
    }

    public boolean usualOrder() {
        return query.order() == Order.CREATED_AT && query.descending();
    }

    public @Nullable String stateName() {
        return query.state() == null ? null : query.state().name().toLowerCase(Locale.ROOT);
    }

    private static Column column(RunQuery query, Order order, String label, boolean number) {
        boolean sorted = query.order() == order;
        boolean descending = sorted ? !query.descending() : order == Order.CREATED_AT;
        return new Column(
                order.notation(),
                label,
                address("/runs", query, query.state(), order, descending, null),
                !sorted ? "none" : query.descending() ? "descending" : "ascending",
                number);
    }

    private static List<Filter> filters(RunQuery query) {
        var all = new ArrayList<Filter>();
        RunQuery any = query.withMoved(false);
        all.add(new Filter("All", address("/runs", any, null, null), query.state() == null && !query.moved()));
        Arrays.stream(RunState.values())
                .map(state ->
                        new Filter(StateBadge.label(state), address("/runs", any, state, null), query.state() == state))
                .forEach(all::add);
        all.add(new Filter("Moved", address("/runs", query.withMoved(true), null, null), query.moved()));
        return all;
    }

    private static String address(String path, RunQuery query, @Nullable RunState state, @Nullable String token) {
        return address(path, query, state, query.order(), query.descending(), token);
    }

    private static String address(
            String path,
            RunQuery query,
            @Nullable RunState state,
            Order order,
            boolean descending,
            @Nullable String token) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new HashMap<String, Object>();
        if (state != null) {
            address.queryParam("state", state.name().toLowerCase(Locale.ROOT));
        }
        if (query.moved()) {
            address.queryParam("moved", true);
        }
        if (query.text() != null) {
            address.queryParam("q", "{text}");
            values.put("text", query.text());
        }
        if (order != Order.CREATED_AT || !descending) {
            address.queryParam("sort", order.notation());
            address.queryParam("direction", descending ? "desc" : "asc");
        }
        if (token != null) {
            address.queryParam("page", "{token}");
            values.put("token", token);
        }
        return address.encode().buildAndExpand(values).toUriString();
    }
}
