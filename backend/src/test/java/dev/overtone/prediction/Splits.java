package dev.overtone.prediction;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Measured networks, parted at random into those that a fit sees and up to 40 that it does not. */
public final class Splits {

    private static final int UNSEEN = 40;

    private final List<Example> examples = new ArrayList<>();

    public void add(NetworkSpec network, double milliseconds) {
        examples.add(Example.of(Analysis.of(network.graph()), milliseconds, 1));
    }

    /** The mean over so many splits, the same ones for every fit. */
    public Quality ofOurs(int seen, int splits) {
        return mean(seen, splits, Fit::of);
    }

    public Quality ofMacsAlone(int seen, int splits) {
        return mean(seen, splits, Fit::ofMacsAlone);
    }

    private Quality mean(int seen, int splits, Function<List<Example>, Fit> fitting) {
        double within = 0;
        double error = 0;
        double tau = 0;
        int unseen = Math.min(UNSEEN, examples.size() - seen);
        for (int split = 0; split < splits; split++) {
            var order = new ArrayList<>(examples);
            Collections.shuffle(order, new Random(split));
            Fit fit = fitting.apply(order.subList(0, seen));
            List<Example> rest = order.subList(order.size() - unseen, order.size());
            Quality quality =
                    Quality.of(rest.stream().mapToDouble(fit::milliseconds).toArray(), Example.milliseconds(rest));
            within += quality.withinTenPercent();
            error += quality.meanError();
            tau += quality.tau();
        }
        return new Quality(unseen, within / splits, error / splits, tau / splits);
    }
}
