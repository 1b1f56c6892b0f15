package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartsTests {

    private static final int KILLED = 128 + 9;
    private static final int REFUSED_TO_START = 1;

    private final Restarts restarts = new Restarts();

    @Test
    void waitsLongerForAWorkerThatFailsAgainAndAgain() {
        assertThat(Stream.generate(() -> pause(2, REFUSED_TO_START)).limit(6))
                .containsExactly(2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void neverWaitsLongForAWorkerThatWasKilled() {
        assertThat(Stream.generate(() -> pause(2, KILLED)).limit(100)).allMatch(seconds -> seconds <= 4);
        pause(2, REFUSED_TO_START);
        pause(2, REFUSED_TO_START);
        assertThat(pause(2, KILLED)).isLessThanOrEqualTo(4);
    }

    @Test
    void forgetsAfterALongLife() {
        pause(2, REFUSED_TO_START);
        pause(2, REFUSED_TO_START);
        assertThat(pause(61, REFUSED_TO_START)).isEqualTo(1);
    }

    private long pause(int lifeSeconds, int exit) {
        return restarts.pauseAfter(Duration.ofSeconds(lifeSeconds), exit).toSeconds();
    }
}
