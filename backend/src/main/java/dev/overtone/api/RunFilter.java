package dev.overtone.api;

import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a filter language that there is: {@code state = 'FINISHED'} and {@code fingerprint = '…'}, joined by AND. */
final class RunFilter {

    private static final String ALLOWED = "state = 'FINISHED' (or another state) or fingerprint = '…', joined by AND";
    private static final Pattern CONDITION = Pattern.compile("\\s*(state|fingerprint)\\s*=\\s*'([A-Za-z0-9]*)'\\s*");
    private static final Pattern ORDER = Pattern.compile("\\s*(\\w+)(?:\\s+(asc|desc))?\\s*", Pattern.CASE_INSENSITIVE);

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
        Order order = Order.CREATED_AT;
        boolean descending = true;
        if (orderBy != null && !orderBy.isBlank()) {
            Matcher written = ORDER.matcher(orderBy);
            order = written.matches() ? order(written.group(1), orderBy) : order("", orderBy);
            descending = "desc".equalsIgnoreCase(written.group(2));
        }
        return new RunQuery(state, fingerprint, order, descending, pageSize, pageToken);
    }

    private static RunState state(String name, String filter) {
        return Arrays.stream(RunState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.query("filter", filter, ALLOWED));
    }

    private static Order order(String name, String orderBy) {
        return Arrays.stream(Order.values())
                .filter(order -> order.notation().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.query(
                        "orderBy",
                        orderBy,
                        Arrays.stream(Order.values()).map(Order::notation).collect(Collectors.joining(", "))
                                + ", each with asc or desc behind it"));
    }
}
