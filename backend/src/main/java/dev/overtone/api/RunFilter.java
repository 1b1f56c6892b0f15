package dev.overtone.api;

import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a filter language that there is: {@code state = 'FINISHED'}, {@code fingerprint = '…'} and
 * {@code moved = 'true'}, joined by AND. */
final class RunFilter {

    private static final String ALLOWED =
            "state = 'FINISHED' (or another state) or fingerprint = '…' or moved = 'true', joined by AND";
    private static final Pattern CONDITION =
            Pattern.compile("\\s*(state|fingerprint|moved)\\s*=\\s*'([A-Za-z0-9]*)'\\s*");

    private RunFilter() {}

    /** @throws InvalidRequest naming the parameter that cannot be read */
    static RunQuery query(@Nullable String filter, @Nullable String orderBy, int pageSize, @Nullable String pageToken) {
        RunState state = null;
        String fingerprint = null;
        boolean moved = false;
        if (filter != null && !filter.isBlank()) {
            for (String part : filter.split("(?i)\\band\\b", -1)) {
                Matcher condition = CONDITION.matcher(part);
                if (!condition.matches()) {
                    throw InvalidRequest.query("filter", filter, ALLOWED);
                }
                String value = condition.group(2);
                boolean readable = switch (condition.group(1)) {
                    case "state" -> state == null;
                    case "fingerprint" -> fingerprint == null;
                    default -> !moved && value.equals("true");
                };
                if (!readable) {
                    throw InvalidRequest.query("filter", filter, ALLOWED);
                }
                switch (condition.group(1)) {
                    case "state" -> state = state(value, filter);
                    case "fingerprint" -> fingerprint = value;
                    default -> moved = true;
                }
            }
        }
        OrderBy<Order> order = OrderBy.read(orderBy, Order.values(), Order::notation, Order.CREATED_AT);
        return new RunQuery(state, fingerprint, null, order.order(), order.descending(), pageSize, pageToken, moved);
    }

    private static RunState state(String name, String filter) {
        return Arrays.stream(RunState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.query("filter", filter, ALLOWED));
    }
}
