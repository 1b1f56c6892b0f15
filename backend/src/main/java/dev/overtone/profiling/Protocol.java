package dev.overtone.profiling;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long is measured (design, "Measuring").
 *
 * <p>Both bounds of a pair must be reached; the cap counts the warm-up too and ends everything.
 */
public enum Protocol {
    QUICK(20, Duration.ofMillis(200), 100, Duration.ofSeconds(1), true, Duration.ofSeconds(30)),
    STANDARD(20, Duration.ofMillis(200), 1_000, Duration.ofSeconds(10), true, Duration.ofMinutes(5)),
    PUBLISH(100, Duration.ofSeconds(2), 1, Duration.ofSeconds(600), false, Duration.ofMinutes(15));

    /** Relative standard error of the median below which a measurement is settled. */
    public static final double SETTLED = 0.005;

    private final int warmupForwards;
    private final Duration warmupTime;
    private final int leastForwards;
    private final Duration leastTime;
    private final boolean goesOnUntilSettled;
    private final Duration cap;

    Protocol(
            int warmupForwards,
            Duration warmupTime,
            int leastForwards,
            Duration leastTime,
            boolean goesOnUntilSettled,
            Duration cap) {
        this.warmupForwards = warmupForwards;
        this.warmupTime = warmupTime;
        this.leastForwards = leastForwards;
        this.leastTime = leastTime;
        this.goesOnUntilSettled = goesOnUntilSettled;
        this.cap = cap;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Protocol::notation).toList();
    }

    public static Optional<Protocol> find(String notation) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.notation().equals(notation))
                .findFirst();
    }

    public String notation() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it takes, for people. */
    public String summary() {
        String least = String.format(Locale.ROOT, "At least %s", words(leastTime))
                + (leastForwards > 1 ? String.format(Locale.ROOT, " and %,d forwards", leastForwards) : "");
        String end = goesOnUntilSettled
                ? ", on until the median is known to " + 100 * SETTLED + " %"
                : ", never ended early";
        return least + end + "; " + words(cap) + " at most.";
    }

    private static String words(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }

    int warmupForwards() {
        return warmupForwards;
    }

    long warmupNanos() {
        return warmupTime.toNanos();
    }

    int leastForwards() {
        return leastForwards;
    }

    long leastNanos() {
        return leastTime.toNanos();
    }

    boolean goesOnUntilSettled() {
        return goesOnUntilSettled;
    }

    Duration cap() {
        return cap;
    }
}
