package dev.overtone.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricEntryTests {

    @ParameterizedTest
    @ValueSource(strings = {"74.2", " 74.2\t", "74.2\u2028", "\u200374.2", "+7.42e1", "742e-1"})
    void readsNumbersWithWhateverBlanksStandAround(String written) {
        assertThat(MetricEntry.written("top1", written, "%", "").value()).isEqualTo(74.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "74,2", "74.2 %", "0x10", "1f", "NaN", "Infinity", "1e400", "--1", "1e", "."})
    void refusesWhatIsNoFiniteNumber(String written) {
        var refused = catchThrowableOfType(InvalidEntry.class, () -> MetricEntry.written("top1", written, "%", ""));
        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("value");
            assertThat(violation.allowed()).isEqualTo(MetricEntry.ALLOWED_VALUE);
        });
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        var refused = catchThrowableOfType(
                InvalidEntry.class, () -> MetricEntry.written("1st", "many", "u".repeat(33), "\0"));
        assertThat(refused.violations()).extracting("field").containsExactly("name", "unit", "source", "value");
    }
}
