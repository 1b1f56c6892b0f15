package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.stream.LongStream;

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

    /**
     * One forward that is timed node by node, in nanoseconds: what comes before the first operation is at the input's
     * place, and what comes after the last behind all nodes. The freeing of a value counts with the node that read it
     * last. A card is waited for after each node, so that the sum is longer than a forward that is waited for once.
     */
    public long[] timedForward() {
        var clock = new NodeClock(network.graph().size(), network.device().isCuda());
        network.block().observe(clock);
        try {
            clock.start();
            forward();
            return clock.stop();
        } finally {
            network.block().observe(NetworkBlock.NOBODY);
        }
    }

    /** What the looks at the clock of one {@link #timedForward} cost by themselves, in nanoseconds; not the waits for a card. */
    public long clockNanos() {
        var clock = new NodeClock(network.graph().size(), false);
        clock.start();
        for (int node = 0; node < network.graph().size(); node++) {
            clock.computed(node, input);
            clock.done(node);
        }
        return LongStream.of(clock.stop()).sum();
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
