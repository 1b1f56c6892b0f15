package dev.overtone.web;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a table's address says it is ordered by. */
record TableOrder<T>(T by, boolean descending) {

    /** What is not known counts as not said: {@code usual}, and descending. */
    static <T> TableOrder<T> of(
            @Nullable String sort, @Nullable String direction, T[] known, Function<T, String> notation, T usual) {
        T by = Arrays.stream(known)
                .filter(order -> notation.apply(order).equals(sort))
                .findFirst()
                .orElse(usual);
        return new TableOrder<>(by, !"asc".equals(direction));
    }
}
