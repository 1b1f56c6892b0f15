package dev.overtone.notation;

import dev.overtone.analysis.space.Budget;
import dev.overtone.analysis.space.Dimension;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.space.Variation;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be as large as it can, and within what: {@code "largest"}, {@code "block"} and {@code "budget"}. */
public final class BudgetJson {

    private static final Range BOUND = Range.decimal(0.0, 1e300);
    private static final Range BLOCK = Range.whole(0, (long) Limits.BLOCKS.most() - 1);
    private static final List<String> DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Dimension::notation).toList();

    private BudgetJson() {}

    /** The dimension of this network, or null when something was noted as wrong. */
    public static @Nullable Variation variation(JsonFields fields, @Nullable NetworkSpec network) {
        String name = fields.text("largest", DIMENSIONS);
        Integer block = fields.whole("block", BLOCK);
        if (!fields.has("largest")) {
            fields.refuse("largest", "absent", String.join(", ", DIMENSIONS), "largest is required.");
        }
        Dimension dimension = Dimension.find(name == null ? "" : name).orElse(null);
        if (network == null || dimension == null) {
            return null;
        }
        try {
            return new Variation(network, dimension, block);
        } catch (InvalidNetwork refused) {
            refused.violations()
                    .forEach(violation -> fields.refuse(
                            violation.field(), violation.value(), violation.allowed(), violation.message()));
            return null;
        }
    }

    /** At least one bound, by the metric's name. */
    public static Budget budget(JsonFields parent, PaperCosting costing) {
        JsonFields fields = parent.object("budget");
        var most = new EnumMap<Metric, Double>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (!metric.isBetterWhenHigher()) {
                Double bound = fields.number(metric.notation(), BOUND);
                if (bound != null) {
                    most.put(metric, bound);
                }
            }
        }
        fields.refuseUnknown();
        if (most.isEmpty() && !parent.hasNotedAnything()) {
            parent.refuse("budget", "no bound", "at least one bound", "budget must bound at least one metric.");
        }
        return new Budget(most, costing);
    }
}
