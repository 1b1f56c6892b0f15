package dev.overtone.web;

import dev.overtone.analysis.Expressivity;
import dev.overtone.analysis.Lifetimes;
import dev.overtone.analysis.Totals;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.hardware.Scenario;

/** What whole networks are compared by. */
enum PaperTotal {
    PARAMETERS("Parameters", "", "Trainable weights, biases and normalisation."),
    MACS("MACs", "", "Multiply-accumulates of convolutions and linear layers for one image; 1 MAC is 2 FLOPs."),
    CIO("CIO", "elements", "Elements that convolutions read and write for one image (HarDNet, eq. 1). Not bytes."),
    CIO_OF_THE_PAPER(
            "CIO, paper’s count",
            "elements",
            "CIO without depthwise downsampling, as table 4 of the HarDNet paper counts."),
    WEIGHTED_CIO(
            "CIO, depthwise weighted",
            "elements",
            "CIO where an element of a depthwise convolution counts the weight of the scenario."),
    MOC("MoC", "MACs / CIO", "MACs per element of convolutional traffic: high is compute-bound, low is memory-bound."),
    CONCAT(
            "Concat",
            "elements",
            "Elements written by concatenations for one image; the copy traffic is twice that, and CIO does not see it."),
    PEAK("Peak activation", "elements", "Most elements alive at once for one image, executed as the scenario says."),
    ACTIVATION_MEMORY(
            "Activation memory", "bytes", "The peak activation in the scenario’s precision, for the whole batch."),
    WEIGHTS(
            "Weights",
            "bytes",
            "Each parameter, running mean and variance in the scenario’s precision, nothing folded."),
    BYTES_ONCE(
            "Bytes, each once",
            "bytes",
            "Every input, weight and output of every convolution and linear layer once, for the whole batch."),
    BYTES(
            "Bytes, as executed",
            "bytes",
            "With normalisation, activation, pooling and the copies of concatenations, for the whole batch."),
    OPERATIONS("Operations", "started", "How many operations one forward starts."),
    ROOFLINE(
            "Roofline",
            "ms",
            "The least time that one forward of the batch could take on this hardware: an estimate, never a measurement."),
    MEMORY_BOUND("Bound by memory", "share", "The share of the roofline’s time in layers that wait for memory."),
    EXPRESSIVITY(
            "Expressivity, not accuracy",
            "nats",
            "Sum over convolutions of ln(k·k·c_in / groups), a bound of the output’s entropy (DeepMAD, CVPR 2023). Among"
                    + " networks of very different size it orders worse than parameters do.");

    private static final int BYTES_PER_FLOAT = 4;

    private final String label;
    private final String unit;
    private final String meaning;

    PaperTotal(String label, String unit, String meaning) {
        this.label = label;
        this.unit = unit;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    /** What is counted, in a word. */
    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether more or less of it is neither better nor worse by itself. */
    public boolean isNeutral() {
        return this == MOC || this == MEMORY_BOUND || this == EXPRESSIVITY;
    }

    /** Whether this scenario asks for it. */
    boolean isOf(Scenario scenario) {
        return this != WEIGHTED_CIO || scenario.depthwiseWeight() != 1;
    }

    /** A whole number for what is counted. */
    Number of(Roofline roofline) {
        Execution execution = roofline.execution();
        Scenario scenario = execution.scenario();
        Totals totals = execution.analysis().totals();
        return switch (this) {
            case PARAMETERS -> totals.parameters();
            case MACS -> totals.macs();
            case CIO -> totals.cio();
            case CIO_OF_THE_PAPER -> totals.cioWithoutDepthwiseDownsampling();
            case WEIGHTED_CIO -> execution.weightedCio();
            case MOC -> totals.moc();
            case CONCAT -> totals.concatElements();
            case PEAK -> peak(execution);
            case ACTIVATION_MEMORY -> peak(execution) * scenario.precision().bytes() * scenario.batch();
            case WEIGHTS ->
                totals.weightBytes() / BYTES_PER_FLOAT * scenario.precision().bytes();
            case BYTES_ONCE -> execution.minimumBytes();
            case BYTES -> execution.bytes();
            case OPERATIONS -> execution.operations();
            case ROOFLINE -> roofline.milliseconds();
            case MEMORY_BOUND -> roofline.memoryBoundShare();
            case EXPRESSIVITY -> Expressivity.of(execution.analysis());
        };
    }

    Quantity quantity(Number value, Figures figures) {
        return switch (this) {
            case PARAMETERS, MACS, CIO, CIO_OF_THE_PAPER, CONCAT, PEAK, OPERATIONS -> figures.count(value.longValue());
            case WEIGHTED_CIO -> figures.count(Math.round(value.doubleValue()));
            case ACTIVATION_MEMORY, WEIGHTS, BYTES_ONCE, BYTES -> figures.bytes(value.longValue());
            case ROOFLINE -> figures.milliseconds(value.doubleValue());
            case MOC, EXPRESSIVITY -> figures.ratio(value.doubleValue());
            case MEMORY_BOUND -> figures.share(value.doubleValue());
        };
    }

    private static long peak(Execution execution) {
        return Lifetimes.of(execution.analysis().graph(), execution.scenario().memory())
                .peakElements();
    }
}
