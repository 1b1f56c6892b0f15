package dev.overtone.api;

import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a filter language that there is: {@code state = 'FINISHED'} and {@code fingerprint = '…'}, joined by AND. */
final class RunFilter {

    private static final String ALLOWED = "state = 'FINISHED' (or another state) or fingerprint = '…', joined by AND";
    private static final Pattern CONDITION = Pattern.compile("\\s*(state|fingerprint)\\s*=\\s*'([A-Za-z0-9]*)'\\s*");

    private RunFilter() {}

    /** @throws InvalidRequest naming the parameter that cannot be read */
    static RunQuery query(@Nullable String filter, @Nullable String orderBy, int pageSize, @Nullable String pageToken) {
        RunState state = null;
        String fingerprint = null;
        if (filter != null && !filter.isBlank()) {
            for (String part : filter.split("(?i)\\band\\b", -1)) {
                Matcher condition = CONDITION.matcher(part);
                boolean again = condition.matches()
                        && (condition.group(1).equals("state") ? state != null : fingerprint != null);
                if (!condition.matches() || again) {
                    throw InvalidRequest.query("filter", filter, ALLOWED);
                }
                if (condition.group(1).equals("fingerprint")) {
                    fingerprint = condition.group(2);
                } else {
                    state = state(condition.group(2), filter);
                }
            }
        }
        OrderBy<Order> order = OrderBy.read(orderBy, Order.values(), Order::notation, Order.CREATED_AT);
        return new RunQuery(state, fingerprint, order.order(), order.descending(), pageSize, pageToken);
    }

    private static RunState state(String name, String filter) {
        return Arrays.stream(RunState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.query("filter", filter, ALLOWED));
    }
}
