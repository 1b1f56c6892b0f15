package dev.overtone.analysis.counting;

/** What a tool may count in a network, for one image; {@code notation} is the written form. */
public enum Counted {
    MACS("macs", "multiply-accumulates of convolutions and linear layers"),
    BIASES("biases", "bias additions, one for each output of a linear layer"),
    NORMALISED_ELEMENTS("normalisedElements", "elements that batch normalisations write"),
    NORMALISATION_PARAMETERS("normalisationParameters", "weights and biases of batch normalisations"),
    RELU_ELEMENTS("reluElements", "elements that ReLU writes"),
    RELU6_ELEMENTS("relu6Elements", "elements that ReLU6 writes"),
    MAX_POOL_INPUTS("maxPoolInputs", "elements that max pooling reads"),
    AVERAGE_POOL_INPUTS("averagePoolInputs", "elements that average pooling reads"),
    AVERAGE_POOL_OUTPUTS("averagePoolOutputs", "elements that average pooling writes"),
    GLOBAL_POOL_INPUTS("globalPoolInputs", "elements that the global average pool reads"),
    GLOBAL_POOL_OUTPUTS("globalPoolOutputs", "elements that the global average pool writes");

    private final String notation;
    private final String words;

    Counted(String notation, String words) {
        this.notation = notation;
        this.words = words;
    }

    public String notation() {
        return notation;
    }

    /** What it is, in words that a table can show. */
    public String words() {
        return words;
    }
}
