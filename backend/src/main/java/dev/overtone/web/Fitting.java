package dev.overtone.web;

import dev.overtone.analysis.space.Budget;
import dev.overtone.analysis.space.Dimension;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.Solver.Next;
import dev.overtone.analysis.space.Solver.Solution;
import dev.overtone.analysis.space.Variation;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What fits a budget, in words.
 *
 * @param network its written form; null when nothing fits
 */
record Fitting(
        String what,
        @Nullable String name,
        @Nullable String network,
        List<Line> lines,
        @Nullable String next) {

    /** One bounded metric: what it may be, and what it is. */
    record Line(String metric, Quantity most, Quantity own) {}

    static Fitting of(Variation variation, Budget budget, Optional<Solution> found, Figures figures) {
        String dimension = words(variation.dimension());
        String where = variation.block() == null
                ? variation.dimension().isABlocks() ? " of the largest block, the others in proportion" : ""
                : " of block " + (variation.block() + 1);
        if (found.isEmpty()) {
            return new Fitting("No " + dimension + where + " fits this budget.", null, null, List.of(), null);
        }
        Solution solution = found.get();
        double[] values = budget.costing().whole(solution.analysis());
        List<Line> lines = budget.most().entrySet().stream()
                .map(bound -> new Line(
                        words(bound.getKey()),
                        PaperMetric.quantity(bound.getKey(), bound.getValue(), figures),
                        PaperMetric.quantity(
                                bound.getKey(), values[bound.getKey().column()], figures)))
                .toList();
        return new Fitting(
                "The largest " + dimension + where + " is " + written(variation.dimension(), solution.value()) + ".",
                NetworkName.of(solution.network()),
                NetworkJson.writeText(solution.network()),
                lines,
                next(variation.dimension(), solution.next()));
    }

    private static String next(Dimension dimension, @Nullable Next next) {
        if (next == null) {
            return "No larger one is allowed.";
        }
        String value = written(dimension, next.value());
        return next.exceeded().isEmpty()
                ? "With " + value + " there is no such network: " + next.refusal()
                : "With " + value + " it would pass the bound on "
                        + next.exceeded().stream().map(Fitting::words).collect(Collectors.joining(" and ")) + ".";
    }

    private static String written(Dimension dimension, double value) {
        return switch (dimension) {
            case MULTIPLIER -> String.format(java.util.Locale.ROOT, "%.2f", value);
            case RESOLUTION -> (int) value + "×" + (int) value;
            case GROWTH_RATE, DEPTH -> Integer.toString((int) value);
        };
    }

    private static String words(Dimension dimension) {
        return switch (dimension) {
            case GROWTH_RATE -> "growth rate k";
            case DEPTH -> "depth L";
            case MULTIPLIER -> "multiplier m";
            case RESOLUTION -> "resolution";
        };
    }

    private static String words(Metric metric) {
        return switch (metric) {
            case PARAMETERS -> "parameters";
            case MACS -> "MACs";
            case CIO -> "CIO";
            case CONCAT_ELEMENTS -> "concat elements";
            case BYTES -> "bytes moved";
            case PEAK_ACTIVATION_ELEMENTS -> "peak activation elements";
            case MILLISECONDS -> "roofline time";
            case EXPRESSIVITY, EXPRESSIVITY_WITH_RESOLUTION -> "expressivity";
            case SYSTOLIC_CYCLES -> "systolic cycles";
        };
    }
}
