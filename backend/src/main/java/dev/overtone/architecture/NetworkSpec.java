package dev.overtone.architecture;

/** A point in a family's design space, validated when it was made; describes one network completely. */
public interface NetworkSpec {

    /** The family's name in the written form, {@code hardnet}. */
    String family();

    Shape input();

    int classes();

    /** Layers of all blocks together: what building and reading the network costs grows with them. */
    int depth();

    /**
     * The network, layer by layer.
     *
     * @throws InvalidNetwork if a feature map shrinks to nothing, grows too wide, or the parameters pass their limit
     */
    LayerGraph graph();
}
