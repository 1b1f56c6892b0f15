package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Totals;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.notation.NetworkJson;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The face-off: that the relatives are as large as the budget allows and no larger, and what its page says. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class FaceOffTests {

    private static final String TINY = """
            {"family": "hardnet", "stem": [1, 1], "blocks": [{"growthRate": 1, "depth": 1, "outChannels": 1}]}""";

    private static final PaperCosting USUAL = ScenarioForm.USUAL.costing(new ArrayList<>());

    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource({"hardnet-68, MACS", "hardnet-68, PARAMETERS", "hardnet-39ds, MACS", "hardnet-85, PARAMETERS"})
    void oneMoreWouldPassTheBudget(String preset, Metric equal) {
        FaceOff faceOff = FaceOff.of((HarDNet) FakeProfiler.preset(preset), equal, USUAL);
        assertThat(faceOff.sizes()).hasSize(9);
        for (FaceOff.Size size : faceOff.sizes()) {
            double budget = size.hardnet().value(equal);
            assertThat(size.present()).hasSize(3);
            for (FaceOff.Contender relative : size.present().subList(1, 3)) {
                int growthRate = Integer.parseInt(relative.growthRates());
                assertThat(counted(relative.family(), growthRate, equal))
                        .isEqualTo(relative.value(equal))
                        .isLessThanOrEqualTo(budget);
                assertThat(counted(relative.family(), growthRate + 1, equal)).isGreaterThan(budget);
            }
        }
    }

    private static double counted(String family, int growthRate, Metric equal) {
        var blocks = new ArrayList<String>();
        for (int depth : List.of(6, 12, 24, 16)) {
            blocks.add("{\"growthRate\": %d, \"depth\": %d}".formatted(growthRate, depth));
        }
        NetworkSpec network = NetworkJson.read("{\"family\": \"%s\", \"blocks\": %s}".formatted(family, blocks));
        Totals totals = Analysis.of(network.graph()).totals();
        return equal == Metric.MACS ? totals.macs() : totals.parameters();
    }

    @Test
    void movesAllGrowthRatesInProportion() {
        FaceOff faceOff = FaceOff.of(HarDNet.hardnet68(), Metric.MACS, USUAL);
        assertThat(faceOff.sizes().getFirst().hardnet().growthRates()).isEqualTo("7-8-10-20-80");
        assertThat(faceOff.own().hardnet().growthRates()).isEqualTo("14-16-20-40-160");
        assertThat(faceOff.sizes().getLast().hardnet().growthRates()).isEqualTo("21-24-30-60-240");
    }

    @Test
    void takesTheInputAndTheClassesOfTheHarDNet() {
        var small = (HarDNet) NetworkJson.read(
                "{\"preset\": \"hardnet-68\", \"input\": {\"height\": 96, \"width\": 64}, \"classes\": 10}");
        assertThat(FaceOff.of(small, Metric.MACS, USUAL).own().present())
                .extracting(contender -> contender.network().input())
                .containsOnly(small.input());
    }

    @Test
    void leavesOutSizesThatCannotBe() {
        var wide = (HarDNet) NetworkJson.read(
                "{\"family\": \"hardnet\", \"blocks\": [{\"growthRate\": 4096, \"depth\": 1, \"outChannels\": 8}]}");
        assertThat(FaceOff.of(wide, Metric.MACS, USUAL).sizes())
                .extracting(FaceOff.Size::scale)
                .containsExactly(0.5, 0.625, 0.75, 0.875, 1.0);
    }

    @Test
    void executesAsTheScenarioSays() {
        var batch = new PaperCosting(new Scenario(Scenario.EAGER.precision(), 8, false, false, 1), USUAL.hardware());
        FaceOff one = FaceOff.of(HarDNet.hardnet39ds(), Metric.MACS, USUAL);
        FaceOff eight = FaceOff.of(HarDNet.hardnet39ds(), Metric.MACS, batch);
        assertThat(eight.own().hardnet().value(Metric.BYTES))
                .isGreaterThan(one.own().hardnet().value(Metric.BYTES) * 5);
        assertThat(eight.own().denseNet().orElseThrow().growthRates())
                .isEqualTo(one.own().denseNet().orElseThrow().growthRates());
    }

    @Test
    void showsWhatTheSameMacsMove() {
        assertPage()
                .contains("value=\"11468940\"", "value=\"22686853\"", "1.978×", "value=\"26013120\"", "2.268×")
                .contains(
                        ">k × 0.5<",
                        ">k × 1.5<",
                        "face-off-data",
                        "Compare layer by layer",
                        "Not here:</strong> accuracy")
                .contains("CIO of the three families over MACs");
        assertPage("equal", "parameters", "by", "bytes")
                .contains("Bytes moved of the three families over Parameters", "14-16-20-40-160", ">62<", ">48<");
        assertPage("equal", "colour", "by", "expressivity").contains("CIO of the three families over MACs");
    }

    @Test
    void saysWhereThereIsNoRelative() {
        assertPage("network", TINY)
                .contains("There is no", "LogDenseNet-121 and no DenseNet-121", "aria-label=\"no such network\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"densenet-121", "resnet-50", "{", "{\"preset\": \"log-densenet-121\"}"})
    void refusesWhatIsNoHarDNetBesideTheField(String network) {
        assertPage("network", network)
                .contains("id=\"problem-network\" role=\"alert\"", "data-testid=\"hardnet\"", ">hardnet-68<")
                .contains("value=\"" + network.replace("\"", "&quot;") + "\"");
    }

    @Test
    void refusesAScenarioBesideItsField() {
        assertPage("precision", "int8").contains("id=\"problem-precision\" role=\"alert\"", "value=\"11468940\"");
        assertPage("batchSize", "5000").contains("id=\"problem-batchSize\" role=\"alert\"", "value=\"5000\"");
    }

    private AbstractStringAssert<?> assertPage(String... parameters) {
        return new Answers(mvc).page("/face-off", parameters);
    }
}
