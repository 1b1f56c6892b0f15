package dev.overtone.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Dimension;
import dev.overtone.analysis.space.HarDNetSpace;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.systolic.Dataflow;
import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Questions about costs: scenario and hardware, spaces, budgets. */
class QuestionJsonTests {

    @Test
    void keepsTheArrayOfACosting() {
        var array = new SystolicArray(8, 16, Dataflow.INPUT_STATIONARY, new SystolicArray.Sram(1, 2, 3));
        var usual = CostingJson.readText("{}");
        var costing = new PaperCosting(usual.scenario(), usual.hardware(), array);
        assertThat(usual.array()).isEqualTo(SystolicArray.USUAL);
        assertThat(CostingJson.readText(CostingJson.writeText(costing))).isEqualTo(costing);
    }

    @Test
    void anEmptyQuestionMeansOneImageOnThePapersGpu() {
        PaperCosting costing = read("{}", CostingJson::read);
        assertThat(costing.scenario()).isEqualTo(Scenario.EAGER);
        assertThat(costing.hardware().name()).isEqualTo("GeForce GTX 1080");
    }

    @Test
    void everySwitchIsRead() {
        PaperCosting costing = read("""
                {"scenario": {"precision": "bf16", "batchSize": 64, "fused": true, "concatFree": true, "depthwiseWeight": 0.6},
                 "hardware": "h200-sxm"}""", CostingJson::read);
        assertThat(costing.scenario()).isEqualTo(new Scenario(Precision.BF16, 64, true, true, 0.6));
        assertThat(costing.hardware().id()).isEqualTo("h200-sxm");
    }

    @Test
    void hardwareOfOnesOwn() {
        PaperCosting costing = read("""
                {"hardware": {"name": "Board", "teraOperationsPerSecond": 2, "gigabytesPerSecond": 50,
                              "depthwiseShare": 0.25, "overheadMicroseconds": 3}}""", CostingJson::read);
        assertThat(costing.hardware().peak(Precision.FP32)).hasValue(2e12);
        assertThat(costing.hardware().bandwidth()).isEqualTo(50e9);
        assertThat(costing.hardware().depthwiseShare()).isEqualTo(0.25);
        assertThat(costing.hardware().overheadSeconds()).isEqualTo(3e-6);
    }

    @Test
    void refusesByNameWhatIsWrongInACosting() {
        assertThat(refused(
                        "{\"scenario\": {\"precision\": \"fp8\", \"batchSize\": 0, \"fused\": 1, \"speed\": 2}}",
                        CostingJson::read))
                .containsExactly("scenario.precision", "scenario.batchSize", "scenario.fused", "scenario.speed");
        assertThat(refused("{\"hardware\": \"abacus\"}", CostingJson::read)).containsExactly("hardware");
        assertThat(refused("{\"hardware\": {\"gigabytesPerSecond\": -1}}", CostingJson::read))
                .containsExactly("hardware.teraOperationsPerSecond", "hardware.gigabytesPerSecond");
        assertThat(refused("{\"scenario\": {\"precision\": \"int8\"}, \"hardware\": \"gtx-1080\"}", CostingJson::read))
                .containsExactly("scenario.precision");
    }

    @Test
    void aSpaceWithItsDefaults() {
        HarDNetSpace space = read("""
                {"space": {"resolutions": [224, 192], "stems": [[24, 48], [32, 64]],
                           "blocks": [{"growthRates": [14, 16], "depths": [4, 8], "outChannels": [128], "downsample": [true, false]}]}}""", SpaceJson::space);
        assertThat(space.size()).isEqualTo(2 * 2 * 2 * 2 * 2);
        assertThat(space.multipliers()).containsExactly(1.7);
        assertThat(space.depthwise()).containsExactly(false);
        assertThat(space.stems()).containsExactly(new HarDNet.Stem(24, 48), new HarDNet.Stem(32, 64));
    }

    @Test
    void refusesByNameWhatIsWrongInASpace() {
        assertThat(refused("{}", SpaceJson::space)).contains("space");
        assertThat(refused("""
                        {"space": {"resolutions": [0, "x"], "stems": [[1], [2, 70000]], "multipliers": [0.5], "colour": 1,
                                   "blocks": [{"growthRates": [], "depths": [513], "downsample": ["yes"]}]}}""", SpaceJson::space))
                .contains(
                        "space.resolutions[0]",
                        "space.resolutions[1]",
                        "space.stems[0]",
                        "space.stems[1][1]",
                        "space.multipliers[0]",
                        "space.blocks[0].growthRates",
                        "space.blocks[0].depths[0]",
                        "space.blocks[0].outChannels",
                        "space.blocks[0].downsample[0]",
                        "space.colour");
        String sixtyFour =
                java.util.stream.IntStream.rangeClosed(1, 64).boxed().toList().toString();
        String block = "{\"growthRates\": %1$s, \"depths\": %1$s, \"outChannels\": %1$s}".formatted(sixtyFour);
        assertThat(refused(
                        "{\"space\": {\"resolutions\": [64], \"blocks\": [%s, %s]}}".formatted(block, block),
                        SpaceJson::space))
                .containsExactly("space");
    }

    @Test
    void objectivesAndBounds() {
        assertThat(read("{\"objectives\": [\"milliseconds\", \"expressivity\"]}", SpaceJson::objectives))
                .extracting(objective -> objective.column())
                .containsExactly(Metric.MILLISECONDS.column(), Metric.EXPRESSIVITY.column());
        assertThat(refused("{\"objectives\": [\"beauty\"]}", SpaceJson::objectives))
                .containsExactly("objectives[0]");
        assertThat(refused("{}", SpaceJson::objectives)).containsExactly("objectives");
        assertThat(read(
                        "{\"bounds\": [{\"metric\": \"macs\", \"atMost\": 1e9}, {\"metric\": \"expressivity\", \"atLeast\": 100}]}",
                        SpaceJson::bounds))
                .hasSize(2);
        assertThat(refused(
                        "{\"bounds\": [{\"metric\": \"macs\"}, {\"metric\": \"x\", \"atMost\": 1}]}",
                        SpaceJson::bounds))
                .containsExactly("bounds[0].atMost", "bounds[1].metric");
    }

    @Test
    void aBudgetAndWhatIsToGrow() {
        var variation = read(
                "{\"largest\": \"depth\", \"block\": 1}", fields -> BudgetJson.variation(fields, HarDNet.hardnet68()));
        assertThat(variation.dimension()).isEqualTo(Dimension.DEPTH);
        assertThat(variation.block()).isEqualTo(1);
        assertThat(refused("{}", fields -> BudgetJson.variation(fields, HarDNet.hardnet68())))
                .containsExactly("largest");
        assertThat(refused(
                        "{\"largest\": \"depth\", \"block\": 5}",
                        fields -> BudgetJson.variation(fields, HarDNet.hardnet68())))
                .containsExactly("block");
        var costing = read("{}", CostingJson::read);
        assertThat(read(
                                "{\"budget\": {\"macs\": 1e9, \"milliseconds\": 5}}",
                                fields -> BudgetJson.budget(fields, costing))
                        .most())
                .containsOnlyKeys(Metric.MACS, Metric.MILLISECONDS);
        assertThat(refused("{\"budget\": {\"macs\": -1, \"beauty\": 5}}", fields -> BudgetJson.budget(fields, costing)))
                .containsExactly("budget.macs", "budget.beauty");
        assertThat(refused("{}", fields -> BudgetJson.budget(fields, costing))).containsExactly("budget");
    }

    private interface Reader<T> {
        @Nullable
        T read(JsonFields fields);
    }

    private static <T> T read(String json, Reader<T> reader) {
        var violations = new Violations();
        T read = reader.read(JsonFields.of(JsonMapper.shared().readTree(json), "", violations));
        violations.throwIfAny();
        return Objects.requireNonNull(read);
    }

    private static List<String> refused(String json, Reader<?> reader) {
        var fields = new java.util.ArrayList<String>();
        assertThatThrownBy(() -> read(json, reader))
                .isInstanceOfSatisfying(
                        InvalidNetwork.class,
                        refused -> refused.violations().stream()
                                .map(Violation::field)
                                .forEach(fields::add));
        return fields;
    }
}
