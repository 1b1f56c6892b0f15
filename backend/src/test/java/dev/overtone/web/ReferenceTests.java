package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.counting.Census;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.architecture.zoo.Published;
import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.Description;
import dev.overtone.web.FigureCheck.Outcome;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The reference check: that nothing published is left unexplained, and what its page does with an address. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class ReferenceTests {

    private static final Figures FIGURES = new Figures();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeNetworks networks;

    @BeforeEach
    void startsWithoutNetworks() {
        networks.clear();
    }

    @Test
    void everyCountedFigureIsAsPrintedOrExplained() {
        for (Presets.Preset preset : Presets.all()) {
            assertThat(preset.published())
                    .extracting(published -> check(preset, published).outcome())
                    .as(preset.id())
                    .doesNotContain(Outcome.UNEXPLAINED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hardnet-68ds | MACs | 0.79 G | EXPLAINED | with normalisation, ReLU and pooling it is 792.6 M",
                "hardnet-39ds | MACs | 0.44 G | EXPLAINED | it is 440.1 M",
                "hardnet-68 | MACs | 4.3 G | EXPLAINED | it is 4.262 G",
                "densenet-201 | MACs | 4.4 G | EXPLAINED | it is 4.394 G",
                "hardnet-68ds | MACs | 0.8 G | AS_PRINTED | ",
                "densenet-121 | parameters | 7.9 M | EXPLAINED | 7.979 M with its further digits cut off",
                "densenet-121 | parameters | 7978856 | AS_PRINTED | ",
                "hardnet-68ds | CIO without depthwise downsampling | 15.3 M | AS_PRINTED | equation 1 says: 17.32 M",
                "hardnet-68 | ImageNet top-1 | 76.2 | NOT_COUNTED | "
            })
    void saysWhereADifferenceComesFrom(String id, String figure, String printed, Outcome outcome, String note) {
        Presets.Preset preset = Presets.find(id).orElseThrow();
        Published published = preset.published().stream()
                .filter(one -> one.figure().equals(figure) && one.printed().equals(printed))
                .findFirst()
                .orElseThrow();
        FigureCheck check = check(preset, published);
        assertThat(check.outcome()).isEqualTo(outcome);
        if (note == null) {
            assertThat(check.note()).isNull();
        } else {
            assertThat(check.note()).contains(note);
        }
    }

    @Test
    void showsPublishedOursAndOtherTools() {
        assertPage()
                .contains(
                        "value=\"17565348\"",
                        "HarDNet, ICCV 2019, table 4",
                        "torchvision, model weights",
                        "theirs alone",
                        "GTX 1080 Ti, PyTorch 1.1, 1024×1024",
                        "ResNet-152",
                        "Not built here",
                        "value=\"792571196\"",
                        "thop 43c064a")
                .doesNotContain("aria-invalid=\"true\"", "for an unknown one");
    }

    @Test
    void keepsToWhatTheAddressAsksFor() {
        assertPage("show", "unlike").contains("cut off instead").doesNotContain("theirs alone</span>");
        assertPage("show", "everything", "ledger", "thop")
                .contains("theirs alone</span>")
                .containsPattern("<details [^>]*data-ledger=\"thop\"[^>]* open=\"open\"")
                .containsPattern("<details [^>]*data-ledger=\"fvcore\">");
    }

    @Test
    void countsAnyNetworkThatIsNamed() {
        assertPage("network", "densenet-169").contains("data-testid=\"chosen\">densenet-169<");
        assertPage("network", "{\"preset\":\"hardnet-68\",\"multiplier\":1.6}").contains("m1.6_r224</span>");
        var kept = networks.save(
                NetworkJson.read("{\"preset\": \"hardnet-68\", \"multiplier\": 1.65}"),
                new Description("A little narrower", null),
                null);
        assertPage("network", kept.entry().network().fingerprint())
                .contains("data-testid=\"chosen\">A little narrower<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet-50",
                "{",
                "{\"preset\":\"hardnet-68\",\"multiplier\":9}",
                "{\"preset\":\"densenet-121\",\"input\":{\"height\":8,\"width\":8}}",
                "<script>"
            })
    void refusesOthersBesideTheField(String network) {
        assertPage("network", network)
                .contains(
                        "id=\"problem-network\" role=\"alert\"",
                        "aria-invalid=\"true\"",
                        "aria-describedby=\"problem-network\"")
                .contains("data-testid=\"chosen\">hardnet-68<")
                .doesNotContain("value=\"<script>");
    }

    private static FigureCheck check(Presets.Preset preset, Published published) {
        Analysis analysis = Analysis.of(preset.network().graph());
        return FigureCheck.of(published, analysis.totals(), Census.of(analysis.graph()), FIGURES);
    }

    private AbstractStringAssert<?> assertPage(String... parameters) {
        return new Answers(mvc).page("/reference", parameters);
    }
}
