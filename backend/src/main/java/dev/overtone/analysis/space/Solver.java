package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The largest value of one dimension with which a network stays within a budget; exact. Every cost grows with growth
 * rate, multiplier and resolution (no width and no map gets smaller), so these are found by bisection. With depth a
 * block's output may get narrower (an even last layer is read, an inner one is not), so depths are tried one by one from
 * above.
 */
public final class Solver {

    /** Layers that are drawn within seconds. */
    private static final long MOST_LAYERS = 2_000_000;

    private final Variation variation;
    private final Budget budget;

    /**
     * The answer.
     *
     * @param value of the dimension; of all blocks together, the largest block's
     * @param network with that value
     * @param next what keeps the next value out, or null when this is the largest there is
     */
    public record Solution(
            double value,
            NetworkSpec network,
            Analysis analysis,
            @Nullable Next next) {}

    /**
     * The next larger value.
     *
     * @param exceeded the bounds it passes; empty when there is no such network
     * @param refusal why there is no such network, or null
     */
    public record Next(
            double value, List<Metric> exceeded, @Nullable String refusal) {}

    private Solver(Variation variation, Budget budget) {
        this.variation = variation;
        this.budget = budget;
    }

    /**
     * The largest value within the budget; empty when no value is.
     *
     * @throws InvalidNetwork if finding it would take more than some seconds
     */
    public static Optional<Solution> largest(Variation variation, Budget budget) {
        return new Solver(variation, budget).solve();
    }

    private Optional<Solution> solve() {
        int steps = variation.dimension().steps();
        int largest = variation.dimension() == Dimension.DEPTH ? fromAbove(steps) : bisected(steps);
        if (largest < 0) {
            return Optional.empty();
        }
        double value = variation.dimension().value(largest);
        NetworkSpec network = variation.at(value);
        Next next = largest + 1 < steps ? next(largest + 1) : null;
        return Optional.of(new Solution(value, network, Analysis.of(network.graph()), next));
    }

    /** The last step that fits; below 0 when none does. */
    private int bisected(int steps) {
        int first = variation.dimension() == Dimension.RESOLUTION ? firstThatCanBe(steps) : 0;
        int last = lastWhere(first, steps, this::fits);
        return last < first ? -1 : last;
    }

    private int firstThatCanBe(int steps) {
        return lastWhere(0, steps, step -> draw(step) == null) + 1;
    }

    /** The last step from {@code first} for which a condition holds that never holds again once it does not. */
    private static int lastWhere(int first, int steps, IntPredicate holds) {
        int holding = first - 1;
        int failing = steps;
        while (failing - holding > 1) {
            int middle = (holding + failing) >>> 1;
            if (holds.test(middle)) {
                holding = middle;
            } else {
                failing = middle;
            }
        }
        return holding;
    }

    private int fromAbove(int steps) {
        int from = onlyGrowsWithDepth() ? lastWhere(0, steps, this::fits) : steps - 1;
        long layers = 0;
        for (int step = from; step >= 0; step--) {
            layers += variation.at(variation.dimension().value(step)).depth();
            if (layers > MOST_LAYERS) {
                throw new InvalidNetwork(new Violation(
                        "largest",
                        variation.dimension().notation(),
                        "a depth of fewer layers",
                        "Trying every depth of so many layers takes too long; vary one block, or a smaller network."));
            }
            if (fits(step)) {
                return step;
            }
        }
        return -1;
    }

    /** DenseNet and the LogDenseNet whose blocks give on everything: a deeper block is never narrower. */
    private boolean onlyGrowsWithDepth() {
        return switch (variation.network()) {
            case dev.overtone.architecture.zoo.DenseNet _ -> true;
            case LogDenseNet own -> own.scope() == LogDenseNet.Scope.BLOCK;
            default -> false;
        };
    }

    private boolean fits(int step) {
        Analysis analysis = draw(step);
        return analysis != null && budget.exceeded(analysis).isEmpty();
    }

    private @Nullable Analysis draw(int step) {
        try {
            return Analysis.of(variation.at(variation.dimension().value(step)).graph());
        } catch (InvalidNetwork refused) {
            return null;
        }
    }

    private Next next(int step) {
        double value = variation.dimension().value(step);
        try {
            Analysis analysis = Analysis.of(variation.at(value).graph());
            return new Next(value, budget.exceeded(analysis), null);
        } catch (InvalidNetwork refused) {
            return new Next(value, List.of(), refused.getMessage());
        }
    }
}
