package dev.overtone.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads words as values of a column's type. */
final class Literals {

    static final String NUMBERS = "a number such as 4, 1.5e6 or 2G";
    static final String DURATIONS = "a duration such as 90s, 5m, 2h, 3d or 1w";

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,4})?)([A-Za-z]*)");
    private static final Map<String, BigDecimal> MULTIPLES = Map.of(
            "k",
            power(1000, 1),
            "M",
            power(1000, 2),
            "G",
            power(1000, 3),
            "T",
            power(1000, 4),
            "ki",
            power(1024, 1),
            "Mi",
            power(1024, 2),
            "Gi",
            power(1024, 3),
            "Ti",
            power(1024, 4));
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "ms", new BigDecimal("0.001"),
            "s", BigDecimal.ONE,
            "m", BigDecimal.valueOf(60),
            "min", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3_600),
            "d", BigDecimal.valueOf(86_400),
            "w", BigDecimal.valueOf(604_800));
    private static final BigDecimal LARGEST = new BigDecimal("1e300");
    private static final int MOST_DECIMALS = 340;

    private Literals() {}

    private static BigDecimal power(long base, int exponent) {
        return BigDecimal.valueOf(base).pow(exponent);
    }

    /** A number and what stands behind it. */
    private record Written(BigDecimal number, String suffix) {}

    /** Empty where it is none, or none that a computer would compare with. */
    private static Optional<Written> written(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(matcher.group(1));
        boolean sane = number.signum() == 0
                || (number.precision() - number.scale() < MOST_DECIMALS && number.scale() < MOST_DECIMALS);
        return sane && number.abs().compareTo(LARGEST) <= 0
                ? Optional.of(new Written(number, matcher.group(2)))
                : Optional.empty();
    }

    /** {@code 1.5}, {@code 2G}, {@code 512MiB}; of milliseconds also {@code 2s}. */
    static Optional<BigDecimal> number(Field field, String text) {
        return written(text).flatMap(written -> {
            if (field.isTimed() && SECONDS.containsKey(written.suffix())) {
                return seconds(text).map(seconds -> seconds.multiply(BigDecimal.valueOf(field.perSecond())));
            }
            return multiple(field, written.suffix()).map(written.number()::multiply);
        });
    }

    private static Optional<BigDecimal> multiple(Field field, String suffix) {
        if (suffix.isEmpty()) {
            return Optional.of(BigDecimal.ONE);
        }
        boolean bytes = field.unit().equals("B") && suffix.endsWith("B");
        String multiple = bytes ? suffix.substring(0, suffix.length() - 1) : suffix;
        if (multiple.isEmpty()) {
            return Optional.of(BigDecimal.ONE);
        }
        return Optional.ofNullable(MULTIPLES.get(multiple.startsWith("K") ? "k" + multiple.substring(1) : multiple));
    }

    /** {@code 90s} and the like. */
    static Optional<BigDecimal> seconds(String text) {
        return written(text)
                .filter(written -> SECONDS.containsKey(written.suffix()))
                .map(written -> written.number().multiply(SECONDS.getOrDefault(written.suffix(), BigDecimal.ONE)));
    }

    /** The same to the nanosecond, where it is no longer than some hundred years. */
    static Optional<java.time.Duration> duration(String text) {
        return seconds(text)
                .filter(seconds -> seconds.abs().compareTo(BigDecimal.valueOf(9_000_000_000L)) <= 0)
                .map(seconds -> java.time.Duration.ofNanos(seconds.movePointRight(9)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()));
    }
}
