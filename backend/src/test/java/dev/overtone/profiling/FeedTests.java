package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class FeedTests {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Map<UUID, String> states = new ConcurrentHashMap<>(Map.of(ONE, "new", OTHER, "new"));
    private final List<Set<UUID>> looks = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Feed feed = new Feed("feed", ids -> {
        looks.add(new HashSet<>(ids));
        var found = new ConcurrentHashMap<>(states);
        found.keySet().retainAll(ids);
        return found;
    });

    @Test
    void looksForNothingThatNobodyWatches() {
        feed.look();
        feed.watch(OTHER, () -> {}).close();
        feed.look();
        assertThat(looks).isEmpty();
        try (var _ = feed.watch(ONE, () -> {})) {
            feed.look();
        }
        assertThat(looks).containsExactly(Set.of(ONE));
    }

    @Test
    void gathersWhatHappensWhileAListenerIsSlowAndTellsTheNewestLast() {
        var turns = new Semaphore(0);
        var atOnce = new AtomicInteger();
        var mostAtOnce = new AtomicInteger();
        try (var _ = feed.watch(ONE, () -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            told.add(states.get(ONE));
            turns.acquireUninterruptibly();
            atOnce.decrementAndGet();
        })) {
            await().untilAsserted(() -> assertThat(told).containsExactly("new"));
            for (int i = 1; i <= 50; i++) {
                states.put(ONE, "change " + i);
                feed.look();
            }
            turns.release(100);
            await().untilAsserted(() -> assertThat(told).containsExactly("new", "change 50"));
        }
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void tellsAgainWhatMetATroubledDatabase() {
        var troubled = new AtomicInteger(2);
        try (var _ = feed.watch(ONE, () -> {
            if (troubled.getAndDecrement() > 0) {
                throw new QueryTimeoutException("not now");
            }
            told.add(states.get(ONE));
        })) {
            await().untilAsserted(() -> {
                feed.look();
                assertThat(told).contains("new");
            });
        }
    }
}
