package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How often a password may be wrong. */
class LoginThrottleTests {

    private final Hands hands = new Hands();
    private final LoginThrottle throttle = new LoginThrottle(hands);

    @Test
    void refusesANameFromAnAddressAfterFiveWrongPasswords() {
        guess("ada", "192.0.2.1", LoginThrottle.WRONG_FOR_A_NAME);
        assertThatExceptionOfType(TooManyTries.class)
                .isThrownBy(() -> throttle.begin("Ada", "192.0.2.1"))
                .satisfies(refusal -> assertThat(refusal.waitSeconds()).isEqualTo(300));
    }

    @Test
    void letsTheOwnerInFromElsewhere() {
        guess("ada", "192.0.2.1", LoginThrottle.WRONG_FOR_A_NAME);
        assertThatCode(() -> throttle.begin("ada", "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.begin("grace", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void refusesAnAddressThatTriesManyNames() {
        for (int i = 0; i < LoginThrottle.WRONG_FROM_AN_ADDRESS; i++) {
            guess("name" + i, "192.0.2.1", 1);
        }
        assertThatExceptionOfType(TooManyTries.class).isThrownBy(() -> throttle.begin("another", "192.0.2.1"));
    }

    @Test
    void forgetsAfterTheWindow() {
        guess("ada", "192.0.2.1", LoginThrottle.WRONG_FOR_A_NAME);
        hands.now = hands.now.plus(LoginThrottle.WINDOW);
        assertThatCode(() -> throttle.begin("ada", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void forgetsOnARightPassword() {
        guess("ada", "192.0.2.1", LoginThrottle.WRONG_FOR_A_NAME - 1);
        throttle.begin("ada", "192.0.2.1");
        throttle.succeeded("ada", "192.0.2.1");
        guess("ada", "192.0.2.1", LoginThrottle.WRONG_FOR_A_NAME - 1);
        assertThatCode(() -> throttle.begin("ada", "192.0.2.1")).doesNotThrowAnyException();
    }

    /** Programs may work in parallel; whoever guesses at once gains little. */
    @Test
    void countsWhatIsUnderWay() {
        int begun = 0;
        try {
            for (; begun < 1000; begun++) {
                throttle.begin("ada", "192.0.2.1");
            }
        } catch (TooManyTries e) {
            assertThat(begun).isEqualTo(LoginThrottle.AT_ONCE + LoginThrottle.WRONG_FOR_A_NAME);
        }
        assertThat(begun).isLessThan(1000);
    }

    private void guess(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin(name, address);
            throttle.failed(name, address);
        }
    }

    /** A clock that stands until somebody turns it. */
    private static final class Hands extends Clock {

        private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
