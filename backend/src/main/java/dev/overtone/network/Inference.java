package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** A compiled network with its input on the device: forward after forward, each leaving native memory as it was. */
public final class Inference implements AutoCloseable {

    private final CompiledNetwork network;
    private final NDManager manager;
    private final NDArray input;

    Inference(CompiledNetwork network, NDManager manager, NDArray input) {
        this.network = network;
        this.manager = manager;
        this.input = input;
    }

    /**
     * One forward of the whole batch; returns when the device has done it. A card is waited for by reading one element
     * of the output, the only wait that the engine offers.
     */
    public void forward() {
        try (NDManager scope = manager.newSubManager();
                Gradients _ = Gradients.off()) {
            input.tempAttach(scope);
            NDArray output = network.forward(input, false);
            if (network.device().isCuda()) {
                Tensors.get(output, 0, 1);
            }
        }
    }

    /** The outputs of one forward, image by image. */
    public float[] outputs() {
        try (NDManager scope = manager.newSubManager();
                Gradients _ = Gradients.off()) {
            input.tempAttach(scope);
            return network.forward(input, false).toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
