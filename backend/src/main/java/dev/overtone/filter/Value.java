package dev.overtone.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What a column is compared with, in its column's type. */
public sealed interface Value {

    record Text(String text) implements Value {}

    /** Of the column's unit; of a duration, seconds. Without zeros behind, so that equal numbers are equal. */
    record Decimal(BigDecimal number) implements Value {

        public Decimal {
            number = number.stripTrailingZeros();
        }

        public Decimal(String number) {
            this(new BigDecimal(number));
        }
    }

    record Flag(boolean is) implements Value {}

    /** All of a day, UTC: what is at most this day may lie at its very end. */
    record Day(LocalDate day) implements Value {}

    record Moment(Instant at) implements Value {}

    /** So long before the filter is asked, or after where it is negative. */
    record Ago(Duration since) implements Value {}
}
