package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.web.FaceOff.Contender;
import dev.overtone.web.FaceOff.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a face-off's plot is drawn from.
 *
 * @param across the name of the horizontal axis
 * @param up the name of the vertical one
 */
record FaceOffChart(String across, String up, boolean inBytes, List<Curve> curves) {

    /** One family's points, from the smallest. */
    record Curve(String name, List<Point> points) {}

    /** @param scale of the HarDNet's growth rates */
    record Point(double scale, String growthRates, double across, double up) {}

    static FaceOffChart of(FaceOff faceOff, Metric equal, Metric cost) {
        return new FaceOffChart(
                PaperMetric.label(equal),
                PaperMetric.label(cost),
                cost == Metric.BYTES,
                List.of(
                        curve("HarDNet", faceOff, size -> Optional.of(size.hardnet()), equal, cost),
                        curve("LogDenseNet", faceOff, Size::logDenseNet, equal, cost),
                        curve("DenseNet", faceOff, Size::denseNet, equal, cost)));
    }

    private static Curve curve(
            String name, FaceOff faceOff, Function<Size, Optional<Contender>> of, Metric equal, Metric cost) {
        return new Curve(
                name,
                faceOff.sizes().stream()
                        .flatMap(size -> of.apply(size).stream()
                                .map(contender -> new Point(
                                        size.scale(),
                                        contender.growthRates(),
                                        contender.value(equal),
                                        contender.value(cost))))
                        .toList());
    }
}
