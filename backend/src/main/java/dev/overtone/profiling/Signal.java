package dev.overtone.profiling;

import dev.overtone.network.TrainingFreeSignals;
import java.util.Arrays;
import java.util.Optional;

/** What can be told of a network without training it; never an accuracy. Definitions: {@link TrainingFreeSignals}. */
public enum Signal {
    NASWOT(
            "naswot",
            "NASWOT",
            "",
            "Mellor et al., Neural Architecture Search without Training, ICML 2021",
            "log|det K|, where K counts for each two of %d images the activations on which they agree"
                    .formatted(TrainingFreeSignals.IMAGES)),
    SYNFLOW(
            "synflow",
            "SynFlow",
            "log₁₀",
            "Tanaka et al., Pruning neural networks without any data by iteratively conserving synaptic flow,"
                    + " NeurIPS 2020",
            "Σ|w ∂R/∂w| over all weights, R the sum of the outputs for an image of ones with every weight |w|"),
    GRADNORM(
            "gradnorm",
            "GradNorm",
            "",
            "Abdelfattah et al., Zero-Cost Proxies for Lightweight NAS, ICLR 2021",
            "sum of the squared gradients of all parameters for one batch of %d images with random labels"
                    .formatted(TrainingFreeSignals.IMAGES));

    private final String notation;
    private final String label;
    private final String unit;
    private final String paper;
    private final String meaning;

    Signal(String notation, String label, String unit, String paper, String meaning) {
        this.notation = notation;
        this.label = label;
        this.unit = unit;
        this.paper = paper;
        this.meaning = meaning;
    }

    public static Optional<Signal> find(String notation) {
        return Arrays.stream(values())
                .filter(signal -> signal.notation.equals(notation))
                .findFirst();
    }

    public String notation() {
        return notation;
    }

    /** As its authors write it. */
    public String label() {
        return label;
    }

    /** {@code log₁₀} where the logarithm is told, empty otherwise. */
    public String unit() {
        return unit;
    }

    public String paper() {
        return paper;
    }

    public String meaning() {
        return meaning;
    }

    double of(TrainingFreeSignals signals) {
        return switch (this) {
            case NASWOT -> signals.naswot();
            case SYNFLOW -> signals.synflow();
            case GRADNORM -> signals.gradNorm();
        };
    }
}
