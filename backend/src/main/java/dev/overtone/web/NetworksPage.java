package dev.overtone.web;

import dev.overtone.profiling.FastestRun;
import dev.overtone.tracking.NetworkPage;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.NetworkQuery.Order;
import dev.overtone.tracking.NetworkQuery.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        List<Filter> families,
        List<Filter> states,
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

    /** Something to keep to. */
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
                families(query),
                states(query),
                onLaterPage ? address(query.at(null)) : null,
                page.nextPageToken() == null ? null : address(query.at(page.nextPageToken())),
                "/networks",
                query.text() != null || query.family() != null || query.state() != null || onLaterPage);
    }

    /** What the search field carries along. */
    public boolean isInUsualOrder() {
        return isInUsualOrder(query);
    }

    private static boolean isInUsualOrder(NetworkQuery query) {
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
                address(query.by(order, sorted ? !query.descending() : newestFirst)),
                !sorted ? null : query.descending() ? "descending" : "ascending",
                number);
    }

    private static List<Filter> families(NetworkQuery query) {
        return Stream.concat(
                        Stream.of(new Filter("All", address(query.ofFamily(null)), query.family() == null)),
                        Families.ALL.stream()
                                .map(family -> new Filter(
                                        Families.label(family),
                                        address(query.ofFamily(family)),
                                        family.equals(query.family()))))
                .toList();
    }

    private static List<Filter> states(NetworkQuery query) {
        return Stream.of(null, State.SAVED, State.MEASURED)
                .map(state -> new Filter(label(state), address(query.inState(state)), state == query.state()))
                .toList();
    }

    private static String label(@Nullable State state) {
        return switch (state) {
            case null -> "Any";
            case SAVED -> "Saved";
            case MEASURED -> "Measured";
        };
    }

    private static String address(NetworkQuery query) {
        var address = UriComponentsBuilder.fromPath("/networks");
        var values = new ArrayList<String>();
        if (query.text() != null) {
            address.queryParam("q", "{q}");
            values.add(query.text());
        }
        if (query.family() != null) {
            address.queryParam("family", query.family());
        }
        if (query.state() != null) {
            address.queryParam("state", query.state().notation());
        }
        if (!isInUsualOrder(query)) {
            address.queryParam("sort", query.order().notation());
            address.queryParam("direction", query.descending() ? "desc" : "asc");
        }
        if (query.pageToken() != null) {
            address.queryParam("page", "{token}");
            values.add(query.pageToken());
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
