package dev.overtone.analysis.counting;

import static dev.overtone.analysis.counting.Counted.AVERAGE_POOL_INPUTS;
import static dev.overtone.analysis.counting.Counted.AVERAGE_POOL_OUTPUTS;
import static dev.overtone.analysis.counting.Counted.BIASES;
import static dev.overtone.analysis.counting.Counted.GLOBAL_POOL_INPUTS;
import static dev.overtone.analysis.counting.Counted.GLOBAL_POOL_OUTPUTS;
import static dev.overtone.analysis.counting.Counted.MACS;
import static dev.overtone.analysis.counting.Counted.MAX_POOL_INPUTS;
import static dev.overtone.analysis.counting.Counted.NORMALISATION_PARAMETERS;
import static dev.overtone.analysis.counting.Counted.NORMALISED_ELEMENTS;
import static dev.overtone.analysis.counting.Counted.RELU6_ELEMENTS;
import static dev.overtone.analysis.counting.Counted.RELU_ELEMENTS;

import java.util.List;

/**
 * A way to count a network's arithmetic, reproduced to the integer for batch 1 in evaluation mode. The rules were found
 * by comparing six tools on six networks, at the versions named.
 */
public enum Convention {
    OVERTONE(
            "overtone",
            "Overtone",
            Unit.MACS,
            "Convolutions and linear layers; no bias, normalisation, activation or pooling.",
            "HarDNet (ICCV 2019), section 3"),
    TORCHINFO(
            "torchinfo",
            "torchinfo",
            Unit.MACS,
            "Adds biases, and each normalisation's parameters once whatever its map's size.",
            "torchinfo 5c4164f (2026-08), total mult-adds"),
    FVCORE(
            "fvcore",
            "fvcore",
            Unit.MACS,
            "Adds two for each normalised element and the inputs of the global average pool; no bias. Called FLOPs there.",
            "fvcore 3378afe (2026-02), FlopCountAnalysis"),
    PTFLOPS_PYTORCH(
            "ptflops-pytorch",
            "ptflops, pytorch backend",
            Unit.MACS,
            "Adds biases, two for each normalised element, activations and pools; ReLU and every pool are counted twice,"
                    + " once by the module's hook and once by the patched function; ReLU6 once.",
            "ptflops d612c75 (2025-08)"),
    PTFLOPS_ATEN("ptflops-aten", "ptflops, aten backend", Unit.MACS, "Adds biases.", "ptflops d612c75 (2025-08)"),
    THOP(
            "thop",
            "thop",
            Unit.MACS,
            "Adds four for each normalised element (its affine form counted twice), one for each output of an average"
                    + " pool, and one for each input and output of the global one; no bias. Called FLOPs there.",
            "thop 43c064a (2022-09)"),
    TORCH_FLOP_COUNTER(
            "torch-flop-counter",
            "torch.utils.flop_counter",
            Unit.FLOPS,
            "Two FLOPs for each multiply-accumulate, nothing else.",
            "torch 2.13");

    /** What the total is a number of. */
    public enum Unit {
        MACS("MACs"),
        FLOPS("FLOPs");

        private final String notation;

        Unit(String notation) {
            this.notation = notation;
        }

        public String notation() {
            return notation;
        }
    }

    /** One thing the tool counts, and how often. */
    public record Term(Counted counted, int times) {}

    private final String notation;
    private final String tool;
    private final Unit unit;
    private final String rule;
    private final String source;

    Convention(String notation, String tool, Unit unit, String rule, String source) {
        this.notation = notation;
        this.tool = tool;
        this.unit = unit;
        this.rule = rule;
        this.source = source;
    }

    private static Term of(Counted counted, int times) {
        return new Term(counted, times);
    }

    /** The written form, {@code ptflops-aten}. */
    public String notation() {
        return notation;
    }

    public String tool() {
        return tool;
    }

    public Unit unit() {
        return unit;
    }

    public String rule() {
        return rule;
    }

    /** The version whose totals the rule reproduces. */
    public String source() {
        return source;
    }

    List<Term> terms() {
        return switch (this) {
            case OVERTONE -> List.of(of(MACS, 1));
            case TORCHINFO -> List.of(of(MACS, 1), of(BIASES, 1), of(NORMALISATION_PARAMETERS, 1));
            case FVCORE -> List.of(of(MACS, 1), of(NORMALISED_ELEMENTS, 2), of(GLOBAL_POOL_INPUTS, 1));
            case PTFLOPS_PYTORCH ->
                List.of(
                        of(MACS, 1),
                        of(BIASES, 1),
                        of(NORMALISED_ELEMENTS, 2),
                        of(RELU_ELEMENTS, 2),
                        of(RELU6_ELEMENTS, 1),
                        of(MAX_POOL_INPUTS, 2),
                        of(AVERAGE_POOL_INPUTS, 2),
                        of(GLOBAL_POOL_INPUTS, 2));
            case PTFLOPS_ATEN -> List.of(of(MACS, 1), of(BIASES, 1));
            case THOP ->
                List.of(
                        of(MACS, 1),
                        of(NORMALISED_ELEMENTS, 4),
                        of(AVERAGE_POOL_OUTPUTS, 1),
                        of(GLOBAL_POOL_INPUTS, 1),
                        of(GLOBAL_POOL_OUTPUTS, 1));
            case TORCH_FLOP_COUNTER -> List.of(of(MACS, 2));
        };
    }
}
