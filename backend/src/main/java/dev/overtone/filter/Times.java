package dev.overtone.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Days and moments as people and programs write them; UTC where they do not say otherwise. */
final class Times {

    static final String ALLOWED =
            "a day such as 2026-11-27, a time such as 2026-11-27T10:00Z, or one before now such as -7d or now() - 2h";

    /** Milliseconds since 1970 as MLflow has them: no year that a run could be of. */
    private static final long EARLIEST_MILLIS = 100_000_000_000L;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    /** Empty where it is neither. */
    static Optional<Value> read(String text) {
        String written = text.strip().toUpperCase(Locale.ROOT).replace(' ', 'T');
        try {
            if (written.length() == "2026-11-27".length()) {
                LocalDate day = LocalDate.parse(written);
                return day.getYear() >= 1 && day.getYear() < 9999 ? Optional.of(new Value.Day(day)) : Optional.empty();
            }
            if (written.matches("\\d{12,15}")) {
                long millis = Long.parseLong(written);
                return millis < EARLIEST_MILLIS ? Optional.empty() : moment(Instant.ofEpochMilli(millis));
            }
            boolean zoned = written.matches(".*(Z|[+-]\\d{2}:\\d{2})");
            return moment(
                    zoned
                            ? OffsetDateTime.parse(written, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                                    .toInstant()
                            : LocalDateTime.parse(written).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Value> moment(Instant at) {
        return at.isBefore(FIRST) || at.isAfter(LAST) ? Optional.empty() : Optional.of(new Value.Moment(at));
    }
}
