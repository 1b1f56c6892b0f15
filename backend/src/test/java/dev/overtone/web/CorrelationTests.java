package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Verdict;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page that lays figures on paper beside what was measured. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class CorrelationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @BeforeEach
    void startsWithoutRuns() {
        profiler.clear();
    }

    @Test
    void saysHowManyNetworksAreMissing() {
        page().contains("Nothing was measured like this", "Measure 5 more different networks");
        Variety.measure(profiler, 4);
        page().contains("Too few networks yet", "Measure 1 more network").doesNotContain("correlation-data");
    }

    @Test
    void saysWhatHoldsOnThisDevice() {
        Variety.measure(profiler, 60);
        page().contains(
                        "AMD EPYC 9B45, 2 cores · eager · fp32 · 1 thread · batch 1 (60 networks)",
                        "On this device MACs order these networks better than CIO: Spearman 0.9",
                        "Networks with and without depthwise layers are together here",
                        "correlation-data",
                        "Roofline",
                        "/runs/")
                .doesNotContain("NaN");
    }

    @Test
    void saysWhereTwoFiguresPutNetworksInOneOrder() {
        for (int side = 96; side <= 256; side += 32) {
            var network = NetworkJson.read(
                    "{\"preset\": \"hardnet-68\", \"input\": {\"channels\": 3, \"height\": %1$d, \"width\": %1$d}}"
                            .formatted(side));
            profiler.addFinished(network, side / 4.0, 400, Verdict.STABLE);
        }
        page().contains("MACs and CIO put these networks in the same order, however they are drawn: Spearman 1.000");
    }

    @Test
    void plotsTheFigureOfTheAddressOnTheAxesOfTheAddress() {
        Variety.measure(profiler, 30);
        page("by", "cio", "axes", "linear").contains("over CIO", "\"linear\":true", "\"across\":\"CIO\"");
        page("by", "milliseconds").contains("\"across\":\"Roofline\"");
        page("by", "nothing", "axes", "polar").contains("\"across\":\"MACs\"", "\"linear\":false");
    }

    @Test
    void keepsToTheMeasurementsThatAreAskedFor() {
        Variety.measure(profiler, 60);
        page("layers", "plain").doesNotContain("together here", "HarDNet, depthwise");
        page("layers", "depthwise").doesNotContain("together here").contains("HarDNet, depthwise");
        page("family", "densenet").contains("DenseNet").doesNotContain("hardnet_d8");
        page("experiment", "other").contains("Nothing was measured like this", "Take all measurements");
        page("experiment", "baselines", "tag", "first look").contains("60 networks");
        page("context", "1f0c5a9e.eager.fp32.4.1").contains("Nothing was measured like this");
        page("context", "<script>").contains("60 networks").doesNotContain("<script>\"");
    }

    @Test
    void countsANetworkOnceHoweverOftenItWasMeasured() {
        Variety.measure(profiler, 6);
        var network = NetworkJson.read("{\"preset\": \"hardnet-68\"}");
        for (int i = 0; i < 5; i++) {
            profiler.addFinished(network, 40 + i, 100, Verdict.STABLE);
        }
        page().contains("(7 networks)").contains("<span class=\"end small quiet\">7 networks</span>");
    }

    @Test
    void handsOutEveryFigureAsATable() {
        Variety.measure(profiler, 8);
        var answer = new Answers(mvc).to("/correlation.csv", "layers", "all");
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyText().hasLineCount(9).startsWith("\"run\",\"fingerprint\",\"name\",\"kind\"");
        assertThat(answer.getResponse().getContentType()).startsWith("text/csv");
    }

    private AbstractStringAssert<?> page(String... parameters) {
        return new Answers(mvc).page("/correlation", parameters);
    }
}
