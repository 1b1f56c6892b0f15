package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.web.FaceOff.Contender;
import dev.overtone.web.FaceOff.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A face-off in figures.
 *
 * @param own every figure at the size of the HarDNet that was given
 * @param rows every contender at every size
 */
record FaceOffTable(List<Figure> own, List<Row> rows) {

    /**
     * One figure of the three, HarDNet's first.
     *
     * @param chosen whether the page looks at this one
     */
    record Figure(String label, String unit, List<Share> shares, boolean chosen) {}

    /**
     * One contender's figure.
     *
     * @param value null where there is no such network
     * @param ratio to the HarDNet's, or nothing
     */
    record Share(@Nullable Quantity value, String ratio) {}

    /**
     * One contender at one size.
     *
     * @param first whether it is the HarDNet, whose row begins the size
     * @param span how many rows the size has
     * @param used share of the budget
     */
    record Row(
            String size,
            boolean first,
            int span,
            String family,
            String growthRates,
            Quantity budget,
            String used,
            Share cost) {}

    static FaceOffTable of(FaceOff faceOff, Metric equal, Metric cost, Figures figures) {
        return new FaceOffTable(
                Stream.concat(FaceOffForm.BUDGETS.stream(), FaceOffForm.COSTS.stream())
                        .map(metric -> figure(metric, faceOff.own(), metric == cost, figures))
                        .toList(),
                faceOff.sizes().stream()
                        .flatMap(size -> rows(size, equal, cost, figures).stream())
                        .toList());
    }

    private static Figure figure(Metric metric, Size size, boolean chosen, Figures figures) {
        double baseline = size.hardnet().value(metric);
        return new Figure(
                PaperMetric.label(metric),
                PaperMetric.unit(metric),
                Stream.of(Optional.of(size.hardnet()), size.logDenseNet(), size.denseNet())
                        .map(contender -> contender
                                .map(one -> share(one, metric, baseline, figures))
                                .orElseGet(() -> new Share(null, "")))
                        .toList(),
                chosen);
    }

    private static List<Row> rows(Size size, Metric equal, Metric cost, Figures figures) {
        String name =
                "k × " + BigDecimal.valueOf(size.scale()).stripTrailingZeros().toPlainString();
        List<Contender> present = size.present();
        var rows = new ArrayList<Row>();
        for (Contender contender : present) {
            double used = contender.value(equal) / size.hardnet().value(equal);
            rows.add(new Row(
                    name,
                    rows.isEmpty(),
                    present.size(),
                    Families.label(contender.family()),
                    contender.growthRates(),
                    PaperMetric.quantity(equal, contender.value(equal), figures),
                    rows.isEmpty() ? "the budget" : figures.percent(used),
                    share(contender, cost, size.hardnet().value(cost), figures)));
        }
        return rows;
    }

    private static Share share(Contender contender, Metric metric, double baseline, Figures figures) {
        double value = contender.value(metric);
        return new Share(
                PaperMetric.quantity(metric, value, figures),
                baseline == 0 ? "" : figures.significant(value / baseline) + "×");
    }
}
