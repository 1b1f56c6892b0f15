package dev.overtone.web;

import dev.overtone.profiling.FastestRun;
import dev.overtone.tracking.NetworkPage;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.NetworkQuery.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The table of networks: one page of it, and the addresses of its neighbours.
 *
 * @param all its address without any filter
 */
record NetworksPage(
        NetworkQuery query,
        List<NetworkRow> rows,
        List<Column> columns,
        List<Filter> filters,
        @Nullable String first,
        @Nullable String next,
        String all,
        boolean narrowed) {

    static final int SIZE = 50;

    /**
     * @param sort its address ordered by this column
     * @param direction {@code ascending} or {@code descending}, as {@code aria-sort} has it, or null
     */
    record Column(
            String id, String label, String sort, @Nullable String direction, boolean number) {}

    /** A family to keep to. */
    record Filter(String label, String address, boolean current) {}

    static NetworksPage of(
            NetworkPage page, Map<String, List<FastestRun>> fastest, NetworkQuery query, Figures figures) {
        boolean onLaterPage = query.pageToken() != null;
        return new NetworksPage(
                query,
                page.items().stream()
                        .map(entry -> NetworkRow.of(
                                entry, fastest.getOrDefault(entry.network().fingerprint(), List.of()), figures))
                        .toList(),
                List.of(
                        column(query, Order.NAME, "Network", false),
                        column(query, Order.PARAMETERS, "Parameters", true),
                        column(query, Order.MACS, "MACs", true),
                        column(query, Order.CIO, "CIO", true),
                        column(query, Order.LAST_MEASURED_AT, "Measured", false),
                        column(query, Order.CREATED_AT, "Added", false)),
                filters(query),
                onLaterPage ? address(query, query.family(), query.order(), query.descending(), null) : null,
                page.nextPageToken() == null
                        ? null
                        : address(query, query.family(), query.order(), query.descending(), page.nextPageToken()),
                "/networks",
                query.text() != null || query.family() != null || onLaterPage);
    }

    /** What the search field carries along. */
    public boolean isInUsualOrder() {
        return query.order() == Order.CREATED_AT && query.descending();
    }

    public Column column(String id) {
        return columns.stream()
                .filter(column -> column.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Column column(NetworkQuery query, Order order, String label, boolean number) {
        boolean sorted = query.order() == order;
        boolean newestFirst = order == Order.CREATED_AT || order == Order.LAST_MEASURED_AT;
        return new Column(
                order.notation(),
                label,
                address(query, query.family(), order, sorted ? !query.descending() : newestFirst, null),
                !sorted ? null : query.descending() ? "descending" : "ascending",
                number);
    }

    private static List<Filter> filters(NetworkQuery query) {
        var all = new ArrayList<Filter>();
        all.add(new Filter(
                "All", address(query, null, query.order(), query.descending(), null), query.family() == null));
        Families.ALL.forEach(family -> all.add(new Filter(
                Families.label(family),
                address(query, family, query.order(), query.descending(), null),
                family.equals(query.family()))));
        return all;
    }

    private static String address(
            NetworkQuery query, @Nullable String family, Order order, boolean descending, @Nullable String token) {
        var address = UriComponentsBuilder.fromPath("/networks");
        var values = new ArrayList<String>();
        if (query.text() != null) {
            address.queryParam("q", "{q}");
            values.add(query.text());
        }
        if (family != null) {
            address.queryParam("family", family);
        }
        if (order != Order.CREATED_AT || !descending) {
            address.queryParam("sort", order.notation());
            address.queryParam("direction", descending ? "desc" : "asc");
        }
        if (token != null) {
            address.queryParam("page", "{token}");
            values.add(token);
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
