package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.notation.CostingJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioFormTests {

    private static final PaperCosting OWN = new PaperCosting(
            new Scenario(Precision.INT8, 4, true, false, 0.6),
            new Hardware(
                    "", "A board", Hardware.Kind.OWN, Map.of(Precision.INT8, 4e12), 25e9, 0.25, 2e-6, "its maker"));

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void keepsFiguresOfOnesOwn() {
        var form = new ScenarioForm(CostingJson.writeHardware(OWN), "int8", "4", "true", null, "0.6");

        PaperCosting read = form.costing(problems);

        assertThat(problems).isEmpty();
        assertThat(read).isEqualTo(OWN);
        assertThat(CostingJson.readText(CostingJson.writeText(read))).isEqualTo(OWN);
        assertThat(new ScenarioView(form, read, problems).own()).isEqualTo(form.hardware());
    }

    @Test
    void namesWhatOwnFiguresLack() {
        PaperCosting read = form("{\"gigabytesPerSecond\": 25}", "fp32").costing(problems);

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("hardware.teraOperationsPerSecond is required.");
        assertThat(read.hardware().id()).isEqualTo(CostingJson.DEFAULT_HARDWARE);
        form("{", "fp32").costing(problems);
        assertThat(problems.getLast().message()).isEqualTo("Must be one of the list, or figures of your own in JSON.");
    }

    @Test
    void aRefusedPrecisionStaysChosen() {
        ScenarioForm form = form("gtx-1080", "fp16");
        PaperCosting costing = form.costing(problems);

        assertThat(problems).extracting(Problem::field).containsExactly("precision");
        assertThat(costing.scenario().precision()).isEqualTo(Precision.FP32);
        assertThat(new ScenarioView(form, costing, problems).precision()).isEqualTo(Precision.FP16);
    }

    private static ScenarioForm form(String hardware, String precision) {
        return new ScenarioForm(hardware, precision, null, null, null, null);
    }
}
