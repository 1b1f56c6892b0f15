package dev.overtone.api;

import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.NetworkQuery.Order;
import dev.overtone.tracking.NetworkQuery.State;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code family = 'hardnet'}, {@code state = 'saved'} and {@code text = '…'}, joined by AND. */
final class NetworkFilter {

    private static final String ALLOWED =
            "family = 'hardnet' (or another family), state = 'saved' or 'measured', or text = '…' (1 to 200 characters), joined by AND";
    private static final Pattern CONDITION = Pattern.compile(
            "\\G\\s*(family|state|text)\\s*=\\s*'([^'\\p{Cc}\\p{Cs}]{1,200})'\\s*(and\\b|$)", Pattern.CASE_INSENSITIVE);

    private NetworkFilter() {}

    /** @throws InvalidRequest naming the parameter that cannot be read */
    static NetworkQuery query(
            @Nullable String filter, @Nullable String orderBy, int pageSize, @Nullable String pageToken) {
        Map<String, String> conditions = conditions(filter);
        OrderBy<Order> order = OrderBy.read(orderBy, Order.values(), Order::notation, Order.CREATED_AT);
        return new NetworkQuery(
                conditions.get("text"),
                conditions.get("family"),
                state(filter, conditions.get("state")),
                order.order(),
                order.descending(),
                pageSize,
                pageToken);
    }

    private static @Nullable State state(@Nullable String filter, @Nullable String written) {
        return written == null
                ? null
                : State.of(written).orElseThrow(() -> InvalidRequest.query("filter", String.valueOf(filter), ALLOWED));
    }

    private static Map<String, String> conditions(@Nullable String filter) {
        Map<String, String> conditions = new HashMap<>();
        if (filter == null || filter.isBlank()) {
            return conditions;
        }
        Matcher written = CONDITION.matcher(filter);
        boolean more = true;
        while (more) {
            if (!written.find()
                    || written.group(2).isBlank()
                    || conditions.putIfAbsent(written.group(1), written.group(2)) != null) {
                throw InvalidRequest.query("filter", filter, ALLOWED);
            }
            more = !written.group(3).isEmpty();
        }
        return conditions;
    }
}
