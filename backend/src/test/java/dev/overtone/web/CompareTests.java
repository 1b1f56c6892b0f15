package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.Description;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Networks side by side: what is shown of them, what an address may say, and the table as CSV. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class CompareTests {

    private static final String WIDER = """
            {"preset": "hardnet-68", "blocks": [
                {"growthRate": 14, "depth": 8, "outChannels": 128, "downsample": true},
                {"growthRate": 16, "depth": 16, "outChannels": 256, "downsample": false},
                {"growthRate": 24, "depth": 16, "outChannels": 320, "downsample": true},
                {"growthRate": 40, "depth": 16, "outChannels": 640, "downsample": true},
                {"growthRate": 160, "depth": 4, "outChannels": 1024, "downsample": false}]}""";

    /** With one layer in a block both families are the same network. */
    private static final String SHALLOW = "{\"family\": \"%s\", \"blocks\": [{\"growthRate\": 8, \"depth\": 1}]}";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeNetworks networks;

    @BeforeEach
    void startsWithoutNetworks() {
        networks.clear();
    }

    @Test
    void offersAFirstComparisonWhereNothingIsNamed() {
        assertPage().contains("Nothing to compare yet", "The three families").doesNotContain("Copy CSV", "By block");
    }

    @Test
    void tellsTheOthersAsTheyDifferFromTheFirst() {
        assertPage("network", "hardnet-68", "network", "densenet-121")
                .contains("value=\"11468940\"", "value=\"21864192\"", "+90.6 %", "Expressivity, not accuracy")
                .contains("Put densenet-121 first", "Remove hardnet-68", "Transition 4", "64 → 124: 8 layers")
                .contains("GeForce GTX 1080, fp32, batch 1");
        assertPage("network", "densenet-121", "network", "hardnet-68").contains("−47.5 %");
    }

    @Test
    void showsOnlyWhatDiffersUnlessAskedForAll() {
        assertPage("network", "hardnet-68", "network", WIDER)
                .contains("Block 3, layer 2<", ">Transition 3<")
                .doesNotContain("Block 2, layer 2<", ">Stem<", ">Transition 2<");
        assertPage("network", "hardnet-68", "network", WIDER, "rows", "all")
                .contains("Block 2, layer 2<", ">Stem<", ">Transition 2<", ">Head<");
        assertPage("network", SHALLOW.formatted("densenet"), "network", SHALLOW.formatted("log-densenet"))
                .contains("No row differs")
                .doesNotContain(">Block 1<");
    }

    @Test
    void alignsPartsThatOnlySomeHave() {
        assertPage("network", "hardnet-39ds", "network", "hardnet-68")
                .contains("Block 5, layer 4<", "aria-label=\"has none\"", "1×1, 3×3 dw");
    }

    @ParameterizedTest
    @CsvSource({"parameters, 17565348", "macs, 4246114304", "cio, 11468940", "bytes, 232878592"})
    void sumsPartsToTheTotal(String by, long total) {
        long sum = partValues("network", "hardnet-68", "by", by);
        // Normalisation has parameters and is no part of a layer's own.
        assertThat(sum).isEqualTo(by.equals("parameters") ? total - 2 * 6_306 : total);
    }

    private long partValues(String... parameters) {
        String page = text(answer("/compare", parameters));
        String table = page.substring(page.indexOf("Blocks of the networks"), page.indexOf("id=\"layers-title\""));
        return Pattern.compile("<data class=\"number\" value=\"(\\d+)\"")
                .matcher(table)
                .results()
                .mapToLong(value -> Long.parseLong(value.group(1)))
                .sum();
    }

    @Test
    void executesAsTheAddressSays() {
        assertPage(
                        "network",
                        "hardnet-68",
                        "precision",
                        "fp16",
                        "hardware",
                        "jetson-nano",
                        "batchSize",
                        "4",
                        "fused",
                        "true")
                .contains("Jetson Nano, fp16, batch 4, fused")
                .contains("value=\"jetson-nano\" selected")
                .doesNotContain("value=\"232878592\"");
        assertPage("network", "hardnet-68").contains("value=\"70311840\"");
        assertPage("network", "hardnet-68ds", "depthwiseWeight", "0.6").contains("CIO, depthwise weighted");
        assertPage("network", "hardnet-68ds").doesNotContain("CIO, depthwise weighted");
    }

    @Test
    void knowsKeptNetworksByFingerprintAndName() {
        NetworkSpec network = NetworkJson.read(WIDER);
        networks.save(network, new Description("Wider <third> block", null), null);
        assertPage("network", Fingerprint.of(network), "network", "hardnet-68")
                .contains("Wider &lt;third&gt; block", "/designer?from=" + Fingerprint.of(network));
        assertPage("network", WIDER)
                .as("JSON of a kept network goes by its fingerprint")
                .contains("name=\"network\" value=\"" + Fingerprint.of(network));
    }

    @Test
    void namesANetworkOnceAndTakesItsJsonWhole() {
        assertPage("network", "hardnet-68", "network", "{\"preset\": \"hardnet-68\"}")
                .contains("1 of at most 6");
        assertPage("network", WIDER).contains("1 of at most 6").doesNotContain("problem-network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet-50", "{", "{\"preset\": \"hardnet-68\", \"multiplier\": 9}", "<b>"})
    void refusesANetworkBesideItsFieldAndKeepsTheOthers(String wrong) {
        assertPage("network", "hardnet-68", "network", wrong)
                .contains("id=\"problem-network\" role=\"alert\"", "aria-invalid=\"true\"", "1 of at most 6")
                .contains("value=\""
                        + wrong.replace("\"", "&quot;").replace("<", "&lt;").replace(">", "&gt;") + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "hardware, abacus, Must be one of the list.",
        "precision, fp16, Must be one that GeForce GTX 1080 has a peak for: fp32.",
        "precision, fp128, Must be one that",
        "batchSize, 0, 'Must be within 1..4096, was 0.'",
        "batchSize, 1.5, Must be a whole number within 1..4096.",
        "depthwiseWeight, heavy, Must be a number within 0.0..1.0."
    })
    void refusesAScenarioBesideItsField(String field, String value, String message) {
        assertPage("network", "hardnet-68", field, value)
                .contains("id=\"problem-" + field + "\" role=\"alert\"", message, "aria-describedby=\"problem-" + field)
                .contains("value=\"11468940\"");
    }

    @Test
    void comparesSixAtMost() {
        var seven = new ArrayList<String>();
        for (String id : List.of("39ds", "68", "68ds", "85")) {
            seven.addAll(List.of("network", "hardnet-" + id));
        }
        for (String id : List.of("121", "161", "169")) {
            seven.addAll(List.of("network", "densenet-" + id));
        }
        assertPage(seven.toArray(String[]::new)).contains("At most 6 are compared", "6 of at most 6");
    }

    @Test
    void tellsEverythingAsCsv() {
        networks.save(NetworkJson.read(WIDER), new Description("=wider, \"much\"", null), null);
        MvcTestResult answer =
                answer("/compare.csv", "network", "hardnet-68", "network", Fingerprint.of(NetworkJson.read(WIDER)));
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
        assertThat(answer)
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"overtone-comparison.csv\"");
        String csv = text(answer);
        long wider = Analysis.of(NetworkJson.read(WIDER).graph()).totals().cio();
        assertThat(csv.lines())
                .contains(
                        "\"part\",\"figure\",\"unit\",\"hardnet-68\",\"'=wider, \"\"much\"\"\"",
                        "\"Network\",\"CIO\",\"elements\",\"11468940\",\"" + wider + "\"",
                        "\"Block 1, layer 1\",\"MACs\",\"\",\"25288704\",\"25288704\"")
                .allSatisfy(line -> assertThat(line.split("\",\"", -1)).hasSize(5));
    }

    @Test
    void hasNoCsvOfWhatCannotBeCompared() {
        assertThat(answer("/compare.csv")).hasStatus(422);
        assertThat(answer("/compare.csv", "network", "resnet-50"))
                .hasStatus(422)
                .bodyText()
                .contains("Neither a preset nor a kept network");
    }

    @Test
    void listsTheFirstLayersOfTheDeepest() {
        String deep = "{\"family\": \"hardnet\", \"blocks\": ["
                + "{\"growthRate\": 4, \"depth\": 512, \"outChannels\": 8},".repeat(5)
                + "{\"growthRate\": 4, \"depth\": 512, \"outChannels\": 8}]}";
        assertPage("network", deep).contains(">Block 6<", "Block 4, layer 1<").doesNotContain("Block 6, layer 1<");
    }

    private AbstractStringAssert<?> assertPage(String... parameters) {
        return new Answers(mvc).page("/compare", parameters);
    }

    private MvcTestResult answer(String path, String... parameters) {
        return new Answers(mvc).to(path, parameters);
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
