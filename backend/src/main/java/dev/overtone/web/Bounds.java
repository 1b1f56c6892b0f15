package dev.overtone.web;

import dev.overtone.architecture.Range;
import java.math.BigDecimal;

/** A range as an {@code <input>} has it. */
record Bounds(String min, String max, String step) {

    static Bounds of(Range range) {
        return new Bounds(written(range.least()), written(range.most()), range.whole() ? "1" : "any");
    }

    private static String written(double end) {
        return BigDecimal.valueOf(end).stripTrailingZeros().toPlainString();
    }
}
