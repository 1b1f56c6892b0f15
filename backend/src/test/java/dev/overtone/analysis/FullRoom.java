package dev.overtone.analysis;

import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All that {@link Room#SHARED} has, until it is closed. */
public final class FullRoom implements AutoCloseable {

    private static final int LARGEST = 1 << 20;
    private static final long MOMENT_MILLIS = 50;

    private final List<Room.Place> taken = new ArrayList<>();

    public FullRoom() throws Exception {
        for (int layers = LARGEST; layers > 0; layers /= 2) {
            take(layers);
        }
    }

    private void take(int layers) throws Exception {
        var place = new FutureTask<>(() -> Room.SHARED.enter(new Layers(layers)));
        var waiting = Thread.ofVirtual().start(place);
        try {
            taken.add(place.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            waiting.interrupt();
            waiting.join();
            if (place.state() == Future.State.SUCCESS) {
                taken.add(place.resultNow());
            }
        }
    }

    @Override
    public void close() {
        taken.forEach(Room.Place::close);
    }

    /** So many layers; never drawn. */
    private record Layers(int depth) implements NetworkSpec {

        @Override
        public String family() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Shape input() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int classes() {
            throw new UnsupportedOperationException();
        }

        @Override
        public LayerGraph graph() {
            throw new UnsupportedOperationException();
        }
    }
}
