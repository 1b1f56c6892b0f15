package dev.overtone.profiling;

import java.util.Locale;

/** A verdict with its reason in words. */
record Judgement(Verdict verdict, String reason) {

    static final int FEWEST_SAMPLES = 30;

    /** Above this share of the median, PyTorch's own benchmark tool warns of the spread (IQR over median). */
    private static final double WIDE_SPREAD = 0.10;

    private static final double SLOWED_DOWN = 1.10;

    static Judgement of(Samples samples) {
        if (samples.count() < FEWEST_SAMPLES) {
            return new Judgement(
                    Verdict.TOO_FEW_SAMPLES,
                    "Only " + samples.count() + " forwards fitted into the protocol's time; " + FEWEST_SAMPLES
                            + " are needed to say anything of the spread.");
        }
        double drift = samples.drift();
        if (drift > SLOWED_DOWN) {
            return new Judgement(
                    Verdict.THROTTLED,
                    "The last third ran " + percent(drift - 1)
                            + " slower than the first: the device slowed down while it was measured.");
        }
        double noise = samples.noise();
        double spread = samples.interquartileRange() / samples.median();
        if (noise >= Protocol.SETTLED) {
            return new Judgement(
                    Verdict.NOISY,
                    "The median is known to ±" + percent(noise) + " only (" + percent(Protocol.SETTLED)
                            + " is the bound); something else was using the machine.");
        }
        if (spread >= WIDE_SPREAD) {
            return new Judgement(
                    Verdict.NOISY,
                    "Half of the samples lie " + percent(spread) + " apart (" + percent(WIDE_SPREAD)
                            + " is the bound); something else was using the machine.");
        }
        return new Judgement(
                Verdict.STABLE,
                "The median is known to ±" + percent(noise) + " and half of the samples lie within " + percent(spread)
                        + ".");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.2f %%" : "%.0f %%", 100 * share);
    }
}
