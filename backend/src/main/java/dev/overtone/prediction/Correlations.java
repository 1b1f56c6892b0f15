package dev.overtone.prediction;

import dev.overtone.analysis.space.Metric;
import dev.overtone.profiling.ObservedContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures on paper against what was measured, each network once.
 *
 * @param context where it was measured; null where nothing was that fits the question
 * @param networks the newest first, {@link #MOST} at most
 * @param correlations one for each metric; none below {@link #FEWEST} networks
 * @param finding whether MACs or CIO order them better; null below that
 */
public record Correlations(
        @Nullable ObservedContext context,
        List<Plotted> networks,
        List<Correlation> correlations,
        @Nullable Finding finding) {

    /** Fewer networks are ordered well by chance: of three, one figure in six orders them perfectly. */
    public static final int FEWEST = 5;

    public static final int MOST = 1_000;

    /** What is laid beside the latency, in this order; the roofline only where the device was calibrated. */
    public static final List<Metric> METRICS =
            List.of(Metric.MACS, Metric.CIO, Metric.BYTES, Metric.MILLISECONDS, Metric.PARAMETERS);

    /** Nearer to the line a network is none that has to be named. */
    private static final double OUTLIER = 1.25;

    private static final int MOST_OUTLIERS = 5;

    static Correlations of(@Nullable ObservedContext context, List<Plotted> networks) {
        if (networks.size() < FEWEST) {
            return new Correlations(context, networks, List.of(), null);
        }
        double[] milliseconds =
                networks.stream().mapToDouble(Plotted::milliseconds).toArray();
        Map<Metric, double[]> figures = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            if (networks.getFirst().figures().containsKey(metric)) {
                figures.put(
                        metric,
                        networks.stream()
                                .mapToDouble(network -> network.figure(metric))
                                .toArray());
            }
        }
        Bootstrap bootstrap = Bootstrap.of(figures, milliseconds);
        var correlations = new ArrayList<Correlation>();
        for (Metric metric : METRICS) {
            double[] values = figures.get(metric);
            if (values != null) {
                Bootstrap.Interval interval = bootstrap.of(metric);
                correlations.add(new Correlation(
                        metric,
                        Ranks.spearman(values, milliseconds),
                        interval.least(),
                        interval.most(),
                        Ranks.kendall(values, milliseconds),
                        PowerLaw.of(values, milliseconds)));
            }
        }
        return new Correlations(context, networks, List.copyOf(correlations), finding(correlations, bootstrap));
    }

    /** The correlation of this metric, if there is one. */
    public Optional<Correlation> of(Metric metric) {
        return correlations.stream()
                .filter(correlation -> correlation.metric() == metric)
                .findFirst();
    }

    /** The networks furthest from the line of this metric, in ratio; the furthest first. */
    public List<Plotted> outliers(Correlation correlation) {
        return networks.stream()
                .filter(network -> distance(network, correlation) >= Math.log(OUTLIER))
                .sorted(Comparator.comparingDouble((Plotted network) -> distance(network, correlation))
                        .reversed())
                .limit(MOST_OUTLIERS)
                .toList();
    }

    private static double distance(Plotted network, Correlation correlation) {
        return Math.abs(Math.log(network.ratio(correlation)));
    }

    private static Finding finding(List<Correlation> correlations, Bootstrap bootstrap) {
        boolean macs = correlations.get(0).spearman() >= correlations.get(1).spearman();
        Metric better = macs ? Metric.MACS : Metric.CIO;
        Metric worse = macs ? Metric.CIO : Metric.MACS;
        Bootstrap.Interval interval = bootstrap.difference(better, worse);
        return new Finding(better, worse, interval.least(), interval.most());
    }
}
