package dev.overtone.analysis.systolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import org.junit.jupiter.api.Test;

/** What an array may be; otherwise every field that is wrong is named, with its range. */
class SystolicArrayTests {

    @Test
    void namesEveryNumberOutOfItsRange() {
        var refusal = catchThrowableOfType(
                InvalidNetwork.class,
                () -> new SystolicArray(0, 1025, Dataflow.WEIGHT_STATIONARY, new SystolicArray.Sram(0, 65_537, -1)));
        assertThat(refusal.violations())
                .extracting(Violation::field, Violation::value, Violation::allowed)
                .map(Object::toString)
                .containsExactly(
                        "(\"array.rows\", 0L, \"1..1024\")",
                        "(\"array.columns\", 1025L, \"1..1024\")",
                        "(\"sram.ifmapKilobytes\", 0L, \"1..65536\")",
                        "(\"sram.filterKilobytes\", 65537L, \"1..65536\")",
                        "(\"sram.ofmapKilobytes\", -1L, \"1..65536\")");
    }

    @Test
    void readsADataflowAsItIsWritten() {
        for (Dataflow dataflow : Dataflow.values()) {
            assertThat(Dataflow.of(dataflow.notation())).isEqualTo(dataflow);
        }
        var refusal = catchThrowableOfType(InvalidNetwork.class, () -> Dataflow.of("rs"));
        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("dataflow");
            assertThat(violation.allowed()).isEqualTo("ws, os, is");
        });
    }
}
