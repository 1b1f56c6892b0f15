package dev.overtone.api;

import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code createdAt desc}: what a list is ordered by, ascending unless said otherwise. */
record OrderBy<T>(T order, boolean descending) {

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(\\w+)(?:\\s+(asc|desc))?\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * What was said, or {@code usual}, descending.
     *
     * @throws InvalidRequest naming the orders that there are
     */
    static <T> OrderBy<T> read(@Nullable String orderBy, T[] known, Function<T, String> notation, T usual) {
        if (orderBy == null || orderBy.isBlank()) {
            return new OrderBy<>(usual, true);
        }
        Matcher written = WRITTEN.matcher(orderBy);
        return Arrays.stream(known)
                .filter(order -> written.matches() && notation.apply(order).equals(written.group(1)))
                .findFirst()
                .map(order -> new OrderBy<>(order, "desc".equalsIgnoreCase(written.group(2))))
                .orElseThrow(() -> InvalidRequest.query(
                        "orderBy",
                        orderBy,
                        Arrays.stream(known).map(notation).collect(Collectors.joining(", "))
                                + ", each with asc or desc behind it"));
    }
}
