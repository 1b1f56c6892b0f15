package dev.overtone.web;

import dev.overtone.analysis.Totals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One total of a network with its distance from the baseline's.
 *
 * @param unit what is counted, in a word
 * @param aside the same in another unit
 * @param meaning one sentence for those who ask
 */
record Readout(
        String id,
        String label,
        String unit,
        Quantity value,
        @Nullable Quantity aside,
        @Nullable Difference difference,
        String meaning) {

    private static final int BYTES_PER_FLOAT = 4;

    /** @param baseline null where there is nothing to compare with */
    static List<Readout> of(Totals t, @Nullable Totals baseline, Figures figures) {
        var all = new ArrayList<Readout>();
        var maker = new Maker(figures);
        Totals b = baseline;
        all.add(maker.count(
                "parameters",
                "Parameters",
                "",
                t.parameters(),
                b == null ? null : (Long) b.parameters(),
                "Trainable weights, biases and normalisation."));
        all.add(maker.count(
                "macs",
                "MACs",
                "",
                t.macs(),
                b == null ? null : (Long) b.macs(),
                "Multiply-accumulates of convolutions and linear layers for one image; 1 MAC is 2 FLOPs."));
        all.add(maker.count(
                "cio",
                "CIO",
                "elements",
                t.cio(),
                b == null ? null : (Long) b.cio(),
                "Convolutional input/output: elements that convolutions read and write for one image. Not bytes."));
        if (t.cioWithoutDepthwiseDownsampling() != t.cio()) {
            all.add(maker.count(
                    "cio-paper",
                    "CIO, paper’s count",
                    "elements",
                    t.cioWithoutDepthwiseDownsampling(),
                    b == null ? null : (Long) b.cioWithoutDepthwiseDownsampling(),
                    "CIO without depthwise downsampling, as table 4 of the HarDNet paper counts."));
        }
        all.add(new Readout(
                "moc",
                "MoC",
                "MACs / CIO",
                figures.ratio(t.moc()),
                null,
                b == null ? null : figures.difference(t.moc(), b.moc()),
                "MACs per element of convolutional traffic: high is compute-bound, low is memory-bound."));
        all.add(maker.count(
                "concat",
                "Concat",
                "elements",
                t.concatElements(),
                b == null ? null : (Long) b.concatElements(),
                "Elements written by concatenations; the copy traffic is twice that, and CIO does not see it."));
        all.add(maker.withBytes(
                "peak",
                "Peak activation",
                "elements",
                t.peakActivationElements(),
                figures.bytes(BYTES_PER_FLOAT * t.peakActivationElements()),
                b == null ? null : (Long) b.peakActivationElements(),
                "Most elements alive at once for one image, in execution order; bytes at fp32."));
        all.add(new Readout(
                "weights",
                "Weights",
                "fp32",
                figures.bytes(t.weightBytes()),
                null,
                b == null ? null : maker.bytes(t.weightBytes(), b.weightBytes()),
                "4 bytes for each parameter and each running mean and variance."));
        return all;
    }

    private record Maker(Figures figures) {

        Readout count(String id, String label, String unit, long value, @Nullable Long baseline, String meaning) {
            return make(id, label, unit, value, null, baseline, meaning);
        }

        Readout withBytes(
                String id,
                String label,
                String unit,
                long value,
                Quantity bytes,
                @Nullable Long baseline,
                String meaning) {
            return make(id, label, unit, value, bytes, baseline, meaning);
        }

        Difference bytes(long value, long baseline) {
            Difference difference = figures.difference(value, baseline);
            return value == baseline
                    ? difference
                    : new Difference(
                            difference.sense(),
                            (value < baseline ? "−" : "+") + figures.text(figures.bytes(Math.abs(value - baseline))),
                            difference.percent());
        }

        private Readout make(
                String id,
                String label,
                String unit,
                long value,
                @Nullable Quantity aside,
                @Nullable Long baseline,
                String meaning) {
            return new Readout(
                    id,
                    label,
                    unit,
                    figures.count(value),
                    aside,
                    baseline == null ? null : figures.difference(value, baseline),
                    meaning);
        }
    }
}
