package dev.overtone.prediction;

import dev.overtone.analysis.Analysis;
import dev.overtone.profiling.ObservedContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fit of one context, with how well it did on networks that it had not seen. Never changes. */
public final class Fitted implements Outlook {

    /** Of the networks left out in their turn, the share within the interval. */
    public static final double COVERAGE = 0.9;

    /** The fewest networks of which so many errors say where 90 % of errors lie (⌈0.9·(n+1)⌉ ≤ n). */
    public static final int FEWEST = 9;

    /** Beyond the fitted range by this factor it is another kind of network. */
    private static final double SLACK = 1.25;

    /** Where a prediction is worth nothing; keeps every figure finite. */
    private static final double WORST = Math.log(100);

    private final ObservedContext source;
    private final Fit fit;
    private final double spread;
    private final Quality quality;
    private final Quality macsAlone;
    private final double leastMacs;
    private final double mostMacs;
    private final Set<Term> known;

    private Fitted(ObservedContext source, List<Example> examples) {
        double[] measured = Example.milliseconds(examples);
        double[] unseen = CrossValidation.predictions(examples, Fit::of);
        this.source = source;
        this.fit = Fit.of(examples);
        this.spread = spread(unseen, measured);
        this.quality = Quality.of(unseen, measured);
        this.macsAlone = Quality.of(CrossValidation.predictions(examples, Fit::ofMacsAlone), measured);
        this.leastMacs = examples.stream().mapToDouble(Example::macs).min().orElseThrow();
        this.mostMacs = examples.stream().mapToDouble(Example::macs).max().orElseThrow();
        this.known = EnumSet.noneOf(Term.class);
        for (Term term : Term.values()) {
            if (examples.stream().anyMatch(example -> example.total(term) > 0)) {
                known.add(term);
            }
        }
    }

    /** @param examples at least {@link #FEWEST} */
    static Fitted of(ObservedContext source, List<Example> examples) {
        return new Fitted(source, List.copyOf(examples));
    }

    public Expectation expect(Analysis analysis) {
        Example example = Example.of(analysis);
        double milliseconds = fit.milliseconds(example);
        return new Expectation(
                milliseconds, milliseconds * Math.exp(-spread), milliseconds * Math.exp(spread), beyond(example));
    }

    /** Cross-validated. */
    public Quality quality() {
        return quality;
    }

    /** What a fit of MACs and the number of operations reaches on the same networks, cross-validated too. */
    public Quality macsAlone() {
        return macsAlone;
    }

    public int networks() {
        return quality.networks();
    }

    /** What it was fitted on. */
    public ObservedContext source() {
        return source;
    }

    /** When the newest of its measurements was taken. */
    public Instant newest() {
        return source.newest();
    }

    public double leastMacs() {
        return leastMacs;
    }

    public double mostMacs() {
        return mostMacs;
    }

    /** The logarithm within which so many of the errors lie that a further one does with the promised probability. */
    private static double spread(double[] predicted, double[] measured) {
        double[] errors = new double[measured.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = predicted[i] <= 0 ? WORST : Math.min(WORST, Math.abs(Math.log(measured[i] / predicted[i])));
        }
        Arrays.sort(errors);
        return errors[(int) Math.ceil(COVERAGE * (errors.length + 1)) - 1];
    }

    private @Nullable String beyond(Example example) {
        for (Term term : Term.values()) {
            if (example.total(term) > 0 && !known.contains(term)) {
                return "None of the networks measured has " + term.words() + ".";
            }
        }
        if (example.macs() < leastMacs / SLACK || example.macs() > mostMacs * SLACK) {
            return String.format(
                    Locale.ROOT, "The networks measured have %s to %s MACs.", millions(leastMacs), millions(mostMacs));
        }
        return null;
    }

    private static String millions(double macs) {
        return macs < 1e9
                ? String.format(Locale.ROOT, "%.1f M", macs / 1e6)
                : String.format(Locale.ROOT, "%.2f G", macs / 1e9);
    }
}
