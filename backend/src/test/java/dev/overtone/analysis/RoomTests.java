package dev.overtone.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Ledger;
import dev.overtone.architecture.NetworkSpec;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoomTests {

    /** Two layers deep. */
    private static final NetworkSpec NETWORK = Ledger.network(1);

    @Test
    void makesTheNextWaitUntilAPlaceIsGivenBack() throws Exception {
        var room = new Room(3 * 4096);
        var entered = new CountDownLatch(1);
        Room.Place first = room.enter(NETWORK);
        var next = Thread.ofVirtual().start(() -> {
            try (var _ = room.enter(NETWORK)) {
                entered.countDown();
            }
        });
        assertThat(entered.await(100, TimeUnit.MILLISECONDS)).isFalse();

        first.close();

        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        next.join();
    }

    @Test
    void takesAPlaceBackOnce() {
        var room = new Room(4 * 4096);
        Room.Place first = room.enter(NETWORK);
        Room.Place second = room.enter(NETWORK);
        first.close();
        first.close();
        try (var third = room.enter(NETWORK)) {
            assertThat(third).isNotNull();
        }
        second.close();
    }

    @Test
    void givesAllThereIsToWhatIsLarger() {
        var room = new Room(1);
        room.enter(NETWORK).close();
        room.enter(NETWORK).close();
    }
}
