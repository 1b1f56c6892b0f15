package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class LastingRightTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500_000_000L);
    private final AtomicBoolean allowed = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();

    private final LastingRight right = new LastingRight(
            () -> {
                asked.incrementAndGet();
                return allowed.get();
            },
            nanos::get);

    @Test
    void asksOnceASecondAndIsGoneForGood() {
        assertThat(right.getAsBoolean()).isTrue();
        assertThat(asked).hasValue(0);
        allowed.set(false);
        nanos.addAndGet(999_999_999L);
        assertThat(right.getAsBoolean()).isTrue();
        nanos.addAndGet(1);
        assertThat(right.getAsBoolean()).isFalse();
        allowed.set(true);
        nanos.addAndGet(5_000_000_000L);
        assertThat(right.getAsBoolean()).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        var away = new LastingRight(
                () -> {
                    throw new QueryTimeoutException("away");
                },
                nanos::get);
        nanos.addAndGet(2_000_000_000L);
        assertThat(away.getAsBoolean()).isTrue();
    }
}
