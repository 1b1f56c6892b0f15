package dev.overtone.profiling;

/** Until closed, a listener is told of changes. */
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
