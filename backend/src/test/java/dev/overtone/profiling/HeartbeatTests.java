package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeartbeatTests {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    @Test
    void beatsUntilNobodyListens() {
        var beats = new AtomicInteger();

        Heartbeat.start(INTERVAL, () -> beats.incrementAndGet() < 3);

        assertThat(beats).as("there is something to tell first").hasValue(0);
        await().until(() -> beats.get() == 3);
        await().during(INTERVAL.multipliedBy(5)).until(() -> beats.get() == 3);
    }
}
