package dev.overtone.web;

import dev.overtone.profiling.BaselineComparison;
import dev.overtone.profiling.BaselineComparison.Compared;
import dev.overtone.profiling.MedianRatio;
import java.util.List;
import java.util.stream.DoubleStream;

/** One scale for the ratios of several runs, by their logarithms, so that half and twice are as far from 1. */
record RatioScale(double least, double most) {

    /** At least so far to each side, so that a tenth of a percent does not look like much. */
    private static final double NARROWEST = Math.log(1.02);

    private static final double MARGIN = 0.06;

    /** Where an interval lies, in percent of the scale's width; {@code one} is where 1 is. */
    record Bar(double left, double width, double point, double one) {}

    static RatioScale of(BaselineComparison comparison) {
        List<MedianRatio> ratios = comparison.placed().stream()
                .filter(placed -> placed.standing() instanceof Compared)
                .map(placed -> ((Compared) placed.standing()).ratio())
                .toList();
        double[] ends =
                ratios.stream().flatMapToDouble(RatioScale::ends).map(Math::log).toArray();
        double least = Math.min(-NARROWEST, DoubleStream.of(ends).min().orElse(0));
        double most = Math.max(NARROWEST, DoubleStream.of(ends).max().orElse(0));
        double margin = MARGIN * (most - least);
        return new RatioScale(least - margin, most + margin);
    }

    Bar bar(MedianRatio ratio) {
        MedianRatio.Interval interval = ratio.interval();
        double point = at(ratio.ratio());
        double left = interval == null ? point : at(interval.low());
        double right = interval == null ? point : at(interval.high());
        return new Bar(left, right - left, point, at(1));
    }

    private double at(double ratio) {
        return 100 * (Math.log(ratio) - least) / (most - least);
    }

    private static DoubleStream ends(MedianRatio ratio) {
        MedianRatio.Interval interval = ratio.interval();
        return interval == null
                ? DoubleStream.of(ratio.ratio())
                : DoubleStream.of(interval.low(), interval.high(), ratio.ratio());
    }
}
