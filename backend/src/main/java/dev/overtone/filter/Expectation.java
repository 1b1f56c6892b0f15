package dev.overtone.filter;

import java.util.List;

/** What can stand at a place of a filter. */
sealed interface Expectation {

    /** A column. */
    record AnyColumn() implements Expectation {}

    /** What is said of a column. */
    record AnOperator(Field field) implements Expectation {}

    /** What a column is compared with. */
    record AValue(Field field) implements Expectation {}

    /** One of these words or signs. */
    record OneOf(List<String> words) implements Expectation {
        OneOf(String... words) {
            this(List.of(words));
        }
    }
}
