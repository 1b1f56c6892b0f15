package dev.overtone.network;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Whether operations record a graph for gradients. The switch belongs to the thread: the engine turns it off on the one
 * that loaded it and leaves it on for all others, which then pay for a graph that nobody asked for.
 */
final class Gradients implements AutoCloseable {

    private final boolean before;

    private Gradients(boolean recorded) {
        before = JniUtils.isGradMode();
        JniUtils.setGradMode(recorded);
    }

    /** Off until closed, on this thread. */
    static Gradients off() {
        return new Gradients(false);
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
