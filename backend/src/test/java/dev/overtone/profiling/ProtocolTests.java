package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTests {

    @ParameterizedTest
    @CsvSource({
        "quick,     20,  200,  100,   1000, true,   30",
        "standard,  20,  200, 1000,  10000, true,  300",
        "publish,  100, 2000,    1, 600000, false, 900"
    })
    void keepsToTheDesign(
            String name, int warmupForwards, long warmupMs, int forwards, long ms, boolean early, long capSeconds) {
        Protocol protocol = Protocol.find(name).orElseThrow();
        assertThat(protocol.warmupForwards()).isEqualTo(warmupForwards);
        assertThat(protocol.warmupNanos()).isEqualTo(warmupMs * 1_000_000);
        assertThat(protocol.leastForwards()).isEqualTo(forwards);
        assertThat(protocol.leastNanos()).isEqualTo(ms * 1_000_000);
        assertThat(protocol.goesOnUntilSettled()).isEqualTo(early);
        assertThat(protocol.cap()).isEqualTo(Duration.ofSeconds(capSeconds));
    }

    @Test
    void isQuickByDefault() {
        assertThat(Protocol.names()).containsExactly("quick", "standard", "publish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUICK", "Quick", "", "slow"})
    void isFoundByItsOwnNameOnly(String name) {
        assertThat(Protocol.find(name)).isEmpty();
    }
}
