package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.notation.NetworkJson;
import dev.overtone.prediction.Predictions;
import dev.overtone.profiling.LatencyContext;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the Designer says of a latency that nobody measured. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class ExpectedTests {

    private static final LatencyContext CONTEXT = new LatencyContext("1f0c5a9e", "eager", "fp32", 1, 1);
    private static final String NOTATION = "1f0c5a9e.eager.fp32.1.1";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private Predictions predictions;

    @BeforeEach
    void startsWithoutRuns() {
        profiler.clear();
        predictions.latest(CONTEXT);
    }

    @Test
    void saysHowToGetThereWhileNothingWasMeasured() {
        new Answers(mvc)
                .page("/designer")
                .contains("Nothing was measured yet. Measure 9 different networks")
                .doesNotContain("id=\"expect\"");
    }

    @Test
    void saysHowManyNetworksAreMissingAndNoNumber() {
        Variety.measure(profiler, 4);
        predictions.latest(CONTEXT);
        new Answers(mvc)
                .page("/designer")
                .contains("Not yet: measure 5 more networks here; 4 are measured.", "(4 networks)")
                .doesNotContain("expected-figure");
    }

    @Test
    void bringsAlongWithEveryPictureWhatItIsExpectedToTake() {
        Variety.measure(profiler, 43);
        predictions.latest(CONTEXT);
        new Answers(mvc)
                .page("/designer", "expect", NOTATION)
                .contains("Expected latency", "not measured", "Fitted on 43 networks", "value=\"" + NOTATION + "\"");
        String small = picture(64);
        String large = picture(192);
        assertThat(small).contains("expected-figure", "within ±10 %");
        assertThat(milliseconds(small)).isPositive().isLessThan(milliseconds(large));
    }

    @Test
    void saysWhenTheDesignIsUnlikeWhatWasMeasured() {
        Variety.measure(profiler, 43);
        predictions.latest(CONTEXT);
        assertThat(picture(1024)).contains("Extrapolates:", "The networks measured have");
        assertThat(picture(192)).doesNotContain("Extrapolates:");
    }

    @Test
    void takesNoContextThatCannotBe() {
        Variety.measure(profiler, 12);
        for (String context : new String[] {"", "x", "p1.eager.fp32.0.1", "<script>", "p1.eager.fp32.1.99999"}) {
            expected(context).contains("Nothing was measured yet").doesNotContain("expected-figure");
        }
        predictions.latest(new LatencyContext("p9", "eager", "fp32", 1, 1));
        expected("p9.eager.fp32.1.1").contains("Not yet: measure 9 networks here.");
        assertThat(mvc.post()
                        .uri("/designer/expected")
                        .param("network", "{")
                        .param("expect", NOTATION)
                        .exchange())
                .hasStatus(422);
    }

    private String picture(int size) {
        var answer = mvc.post()
                .uri("/designer/picture")
                .param(
                        "network",
                        "{\"preset\": \"hardnet-39ds\", \"input\": {\"height\": %1$d, \"width\": %1$d}}"
                                .formatted(size))
                .param("baseline", "hardnet-68")
                .param("expect", NOTATION)
                .exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double milliseconds(String picture) {
        int at = picture.indexOf("value=\"", picture.indexOf("expected-figure")) + "value=\"".length();
        return Double.parseDouble(picture.substring(at, picture.indexOf('"', at)));
    }

    private AbstractStringAssert<?> expected(String context) {
        var answer = mvc.post()
                .uri("/designer/expected")
                .param(
                        "network",
                        NetworkJson.write(FakeProfiler.preset("hardnet-68")).toString())
                .param("expect", context)
                .exchange();
        assertThat(answer).hasStatusOk();
        return assertThat(answer).bodyText();
    }
}
