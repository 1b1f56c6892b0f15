package dev.overtone.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Numbers as every page writes them: four significant digits, decimal K/M/G, the unit apart, the exact value kept for
 * hover and copying. {@code static/js/figures.js} writes the same.
 */
@Component("figures")
class Figures {

    private static final MathContext SIGNIFICANT = new MathContext(4, RoundingMode.HALF_UP);
    private static final String[] DECIMAL = {"", "K", "M", "G", "T", "P", "E"};
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final long WRITTEN_OUT = 10_000;
    private static final double SHORTEST = 1e-6;
    private static final double LONGEST = 1e12;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** {@code 17.57 M}; below 10,000 every digit. */
    public Quantity count(long value) {
        if (Math.abs(value) < WRITTEN_OUT) {
            return new Quantity(grouped(value), "", Long.toString(value));
        }
        return scaled(BigDecimal.valueOf(value), DECIMAL, Long.toString(value));
    }

    /** {@code 70.41 MB}, decimal. */
    public Quantity bytes(long value) {
        return value < 1000
                ? new Quantity(Long.toString(value), "B", Long.toString(value))
                : scaled(BigDecimal.valueOf(value), BYTES, Long.toString(value));
    }

    public Quantity milliseconds(double value) {
        return new Quantity(significant(value), "ms", Double.toString(value));
    }

    /** A rate such as MACs per second, already in its base unit. */
    public Quantity rate(double perSecond) {
        BigDecimal value = new BigDecimal(perSecond);
        String exact = value.setScale(1, RoundingMode.HALF_UP).toPlainString();
        return perSecond < 1000 ? new Quantity(significant(perSecond), "", exact) : scaled(value, DECIMAL, exact);
    }

    public Quantity ratio(double value) {
        return new Quantity(significant(value), "", Double.toString(value));
    }

    /** Of any size: with an exponent where digits would run on. */
    public Quantity measure(double value, String unit) {
        double size = Math.abs(value);
        boolean isLong = size != 0 && (size < SHORTEST || size >= LONGEST);
        String number = isLong
                ? String.format(Locale.ROOT, "%.3e", value)
                        .replaceAll("e\\+?(-?)0*", "e$1")
                        .replace('-', '−')
                : significant(value);
        return new Quantity(number, unit, Double.toString(value));
    }

    /** {@code 48.31}, {@code 0.01206}, {@code 1204}. */
    public String significant(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIGNIFICANT);
        return rounded.abs().compareTo(THOUSAND) >= 0 ? grouped(rounded.longValue()) : padded(rounded);
    }

    public String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace('-', '−');
    }

    /** Against a baseline, in absolute terms and in percent. */
    Difference difference(long value, long baseline) {
        return value == baseline
                ? Difference.NONE
                : difference((double) (value - baseline), (double) baseline, text(count(Math.abs(value - baseline))));
    }

    Difference difference(double value, double baseline) {
        return value == baseline
                ? Difference.NONE
                : difference(value - baseline, baseline, significant(Math.abs(value - baseline)));
    }

    /** {@code 12.3 %}; small shares keep a digit that says something. */
    public String percent(double share) {
        double percent = share * 100;
        int decimals = Math.abs(percent) < 1 ? 2 : Math.abs(percent) < 1000 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", percent).replace('-', '−') + " %";
    }

    /** A share of a whole, {@code 83.1} and its sign apart. */
    Quantity share(double share) {
        String percent = percent(share);
        return new Quantity(percent.substring(0, percent.length() - 2), "%", Double.toString(share));
    }

    public String time(Instant instant) {
        return MINUTE.format(instant);
    }

    /** {@code 0.8 s}, {@code 42 s}, {@code 3 min 05 s}. */
    public String duration(Instant from, Instant to) {
        Duration duration = to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 60
                ? Math.round(seconds) + " s"
                : String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }

    public String text(Quantity quantity) {
        return quantity.unit().isEmpty() ? quantity.number() : quantity.number() + " " + quantity.unit();
    }

    private Difference difference(double by, double baseline, String absolute) {
        String sign = by < 0 ? "−" : "+";
        String percent = baseline == 0 ? "" : sign + percent(Math.abs(by / baseline));
        return new Difference(by < 0 ? "less" : "more", sign + absolute, percent);
    }

    private static Quantity scaled(BigDecimal value, String[] units, String exact) {
        int step = 0;
        BigDecimal rounded = value.round(SIGNIFICANT);
        while (rounded.abs().compareTo(THOUSAND) >= 0 && step < units.length - 1) {
            step++;
            value = value.movePointLeft(3);
            rounded = value.round(SIGNIFICANT);
        }
        return new Quantity(padded(rounded), units[step], exact);
    }

    /** Every number of a column ends at its fourth digit, trailing zeros included. */
    private static String padded(BigDecimal rounded) {
        int decimals = SIGNIFICANT.getPrecision() - rounded.precision() + rounded.scale();
        return rounded.setScale(Math.max(0, decimals), RoundingMode.UNNECESSARY)
                .toPlainString()
                .replace('-', '−');
    }
}
