package dev.overtone.web;

import dev.overtone.comparison.RunFact;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Facts of runs as pages write them. */
final class FactWords {

    private static final int SHORT_FINGERPRINT = 12;

    private FactWords() {}

    /** Null for what is no number. */
    static @Nullable Quantity number(RunFact fact, @Nullable Object value, Figures figures) {
        if (!(value instanceof Number number)) {
            return null;
        }
        return switch (fact.form()) {
            case TEXT, TIME -> null;
            case NUMBER -> figures.measure(number.doubleValue(), "");
            case COUNT -> number instanceof Double real ? figures.rate(real) : figures.count(number.longValue());
            case BYTES -> figures.bytes(number.longValue());
            case MILLISECONDS -> figures.milliseconds(number.doubleValue());
            case SHARE -> figures.share(number.doubleValue());
        };
    }

    /** Null for a number. */
    static @Nullable String text(RunFact fact, Object value, Figures figures) {
        String text = value.toString();
        return switch (fact.form()) {
            case TIME -> figures.time(Instant.parse(text));
            case TEXT ->
                switch (fact.name()) {
                    case "state", "verdict" -> text.replace('_', ' ').toLowerCase(Locale.ROOT);
                    case "fingerprint" -> text.substring(0, SHORT_FINGERPRINT);
                    default -> text;
                };
            default -> null;
        };
    }

    /** How scripts write its numbers: {@code count}, {@code bytes}, {@code ms} or {@code plain}. */
    static String form(RunFact fact) {
        return switch (fact.form()) {
            case COUNT -> "count";
            case BYTES -> "bytes";
            case MILLISECONDS -> "ms";
            case TEXT, TIME, NUMBER, SHARE -> "plain";
        };
    }
}
