package dev.overtone.network;

import ai.djl.ndarray.NDArray;

/** Notes how long each node of one forward takes. */
final class NodeClock implements NetworkBlock.Observer {

    private final boolean onACard;
    private final long[] nanos;
    private long then;

    /** @param onACard whether each value must be waited for */
    NodeClock(int nodes, boolean onACard) {
        this.onACard = onACard;
        this.nanos = new long[nodes + 1];
    }

    void start() {
        then = System.nanoTime();
    }

    @Override
    public void computed(int node, NDArray value) {
        if (onACard) {
            Tensors.get(value, 0, 1);
        }
    }

    @Override
    public void done(int node) {
        long now = System.nanoTime();
        nanos[node] = now - then;
        then = now;
    }

    /** Nanoseconds of each node, and behind them of what came after the last. */
    long[] stop() {
        done(nanos.length - 1);
        return nanos;
    }
}
