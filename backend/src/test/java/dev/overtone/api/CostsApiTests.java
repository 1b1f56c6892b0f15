package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Lifetimes;
import dev.overtone.analysis.MemoryCurve;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.architecture.zoo.HarDNet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Costs on paper over HTTP: what an analysis may include, hardware, budgets and spaces. */
@HttpTest
class CostsApiTests {

    private static final String SPACE = """
            {"resolutions": [160, 224], "multipliers": [1.6, 1.7],
             "blocks": [{"growthRates": [14, 16], "depths": [4, 8], "outChannels": [128], "downsample": [true]},
                        {"growthRates": [40], "depths": [8, 16], "outChannels": [256], "downsample": [false]}]}""";

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void connects() {
        http = new Http(port);
    }

    @Test
    void saysWhatOtherToolsReport() {
        JsonNode conventions = analysis("conventions", "{\"network\": {\"preset\": \"hardnet-68\"}}")
                .get("conventions");
        assertThat(conventions.size()).isEqualTo(7);
        JsonNode thop = conventions
                .valueStream()
                .filter(row -> row.get("convention").stringValue().equals("thop"))
                .findFirst()
                .orElseThrow();
        assertThat(thop.get("total").longValue()).isEqualTo(4_262_856_472L);
        assertThat(thop.get("difference").longValue()).isEqualTo(4_262_856_472L - 4_246_114_304L);
        assertThat(thop.get("entries")
                        .valueStream()
                        .mapToLong(entry -> entry.get("amount").longValue())
                        .sum())
                .isEqualTo(4_262_856_472L);
        JsonNode torch = conventions.get(6);
        assertThat(torch.get("unit").stringValue()).isEqualTo("FLOPs");
        assertThat(torch.get("difference").longValue()).isZero();
    }

    @Test
    void saysWhatMovesAndWhyItIsSlow() {
        JsonNode costs = analysis("traffic,roofline", """
                {"network": {"preset": "hardnet-68"}, "hardware": "h200-sxm",
                 "scenario": {"precision": "bf16", "batchSize": 64, "fused": true, "concatFree": true}}""");
        JsonNode traffic = costs.get("traffic");
        assertThat(traffic.get("operations").intValue()).isEqualTo(73);
        assertThat(traffic.get("layers").size()).isEqualTo(costs.get("layers").size());
        JsonNode roofline = costs.get("roofline");
        assertThat(roofline.at("/hardware/id").stringValue()).isEqualTo("h200-sxm");
        assertThat(roofline.at("/scenario/batchSize").intValue()).isEqualTo(64);
        assertThat(roofline.get("ridge").doubleValue()).isCloseTo(206.1, within(0.1));
        double sum = roofline.get("layers")
                .valueStream()
                .mapToDouble(layer -> layer.get("milliseconds").doubleValue())
                .sum();
        assertThat(roofline.get("milliseconds").doubleValue()).isCloseTo(sum, within(1e-9));
    }

    @Test
    void saysWhereMemoryPeaks() {
        JsonNode memory = analysis("memory", "{\"network\": {\"preset\": \"hardnet-68\"}}")
                .get("memory");
        var graph = HarDNet.hardnet68().graph();
        MemoryCurve curve = MemoryCurve.of(graph, Lifetimes.Memory.STANDARD);
        assertThat(memory.get("steps").size()).isEqualTo(graph.size());
        assertThat(memory.at("/peak/elements").longValue())
                .isEqualTo(Analysis.of(graph).totals().peakActivationElements());
        assertThat(memory.at("/peak/name").stringValue()).isEqualTo(graph.name(curve.peakStep()));
        assertThat(memory.at("/peaks/both").longValue()).isEqualTo(curve.peaks().both());
    }

    @Test
    void countsCyclesAndWordsOnASystolicArray() {
        JsonNode systolic = analysis(
                        "systolic",
                        "{\"network\": {\"preset\": \"hardnet-68\"}, \"systolic\": {\"dataflow\": \"os\", \"sram\": {\"ifmapKilobytes\": 1024}}}")
                .get("systolic");
        assertThat(systolic.at("/array/rows").intValue()).isEqualTo(32);
        assertThat(systolic.at("/array/dataflow").stringValue()).isEqualTo("os");
        assertThat(systolic.get("layers")
                        .valueStream()
                        .mapToLong(layer -> layer.at("/dram/ifmapReads").longValue())
                        .sum())
                .isEqualTo(systolic.at("/dram/ifmapReads").longValue())
                .isPositive();
        var refused = http.postJson(
                "/api/v1/analyses",
                "{\"network\": {\"preset\": \"hardnet-68\"}, \"systolic\": {\"rows\": 0, \"dataflow\": \"xs\", \"sram\": {\"kB\": 1}}}");
        assertThat(refused.wrongFields())
                .containsExactlyInAnyOrder("systolic.rows", "systolic.dataflow", "systolic.sram.kB");
    }

    @Test
    void aProxySaysThatItIsNotAccuracy() {
        JsonNode score = analysis("expressivity", "{\"network\": {\"preset\": \"hardnet-68\"}}")
                .get("expressivity");
        assertThat(score.get("meaning").stringValue()).contains("Not accuracy");
        assertThat(score.get("score").doubleValue())
                .isCloseTo(
                        score.get("layers")
                                .valueStream()
                                .mapToDouble(JsonNode::doubleValue)
                                .sum(),
                        within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"scenario\": {\"precision\": \"int8\"} | scenario.precision",
                "\"scenario\": {\"batchSize\": 4097} | scenario.batchSize",
                "\"hardware\": \"abacus\" | hardware",
                "\"hardware\": {\"teraOperationsPerSecond\": 1} | hardware.gigabytesPerSecond"
            })
    void refusesByName(String wrong, String field) {
        var answer = http.postJson(
                "/api/v1/analyses?include=roofline", "{\"network\": {\"preset\": \"hardnet-68\"}, " + wrong + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(field);
    }

    @Test
    void refusesAPartThatThereIsNot() {
        var answer =
                http.postJson("/api/v1/analyses?include=traffic,beauty", "{\"network\": {\"preset\": \"hardnet-68\"}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly("include");
    }

    @Test
    void refusesABatchWhoseBytesCannotBeCounted() {
        var answer = http.postJson("/api/v1/analyses?include=traffic", """
                {"network": {"family": "densenet", "input": {"height": 8192, "width": 8192}, "bottleneck": 1,
                             "blocks": [{"growthRate": 1000, "depth": 512}]},
                 "scenario": {"batchSize": 4096}}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly("scenario.batchSize");
    }

    @Test
    void listsHardwareWithItsSources() {
        JsonNode items = http.get("/api/v1/hardware").json().get("items");
        assertThat(items.size()).isEqualTo(Datasheets.all().size());
        assertThat(items.valueStream()).allSatisfy(device -> {
            assertThat(device.get("source").stringValue()).isNotBlank();
            assertThat(device.at("/teraOperationsPerSecond/fp32").doubleValue()).isPositive();
        });
    }

    @Test
    void comparesNetworksByWhatDiffers() {
        String two = "{\"networks\": [{\"preset\": \"hardnet-68\"}, {\"preset\": \"hardnet-68\", \"blocks\": %s}]%s}";
        String blocks = "[{\"growthRate\": 14, \"depth\": 8, \"outChannels\": 128, \"downsample\": true},"
                + "{\"growthRate\": 16, \"depth\": 16, \"outChannels\": 256},"
                + "{\"growthRate\": 20, \"depth\": 16, \"outChannels\": 320, \"downsample\": true},"
                + "{\"growthRate\": 40, \"depth\": 16, \"outChannels\": 640, \"downsample\": true},"
                + "{\"growthRate\": 160, \"depth\": 2, \"outChannels\": 1024}]";
        JsonNode compared =
                http.postJson("/api/v1/comparisons", two.formatted(blocks, "")).json();
        assertThat(compared.get("networks").size()).isEqualTo(2);
        assertThat(compared.at("/networks/0/totals/macs").longValue()).isEqualTo(4_246_114_304L);
        assertThat(compared.get("parts")
                        .valueStream()
                        .map(part -> part.get("place").stringValue()))
                .containsExactly("Block 5", "Transition 5");
        assertThat(compared.get("layers")
                        .valueStream()
                        .map(layer -> layer.get("place").stringValue()))
                .containsExactly("Block 5, layer 3", "Block 5, layer 4");
        assertThat(compared.at("/layers/0/costs/1").isNull()).isTrue();
        JsonNode all = http.postJson("/api/v1/comparisons", two.formatted(blocks, ", \"all\": true"))
                .json();
        assertThat(all.get("parts").size()).isEqualTo(12);
        assertThat(all.get("parts")
                        .valueStream()
                        .mapToLong(part -> part.at("/costs/0/macs").longValue())
                        .sum())
                .isEqualTo(4_246_114_304L);
    }

    @Test
    void refusesAComparisonByName() {
        assertThat(http.postJson("/api/v1/comparisons", "{\"networks\": [{\"preset\": \"hardnet-68\"}]}")
                        .wrongFields())
                .containsExactly("networks");
        assertThat(http.postJson(
                                "/api/v1/comparisons",
                                "{\"networks\": [{\"preset\": \"hardnet-68\"}, {\"preset\": \"none\"}], \"all\": 1}")
                        .wrongFields())
                .containsExactlyInAnyOrder("networks[1].preset", "all");
        assertThat(http.postJson(
                                "/api/v1/comparisons",
                                "{\"networks\": [{\"preset\": \"hardnet-68\"},"
                                        + " {\"preset\": \"densenet-121\", \"input\": {\"height\": 8}}]}")
                        .wrongFields())
                .isNotEmpty()
                .allMatch(field -> field.startsWith("networks[1]."));
    }

    @Test
    void solvesForTheLargestWithinABudget() {
        JsonNode solution = http.postJson("/api/v1/solutions", """
                        {"network": {"preset": "hardnet-68"}, "largest": "resolution",
                         "budget": {"macs": 4246114304, "cio": 11468940}}""").json();
        assertThat(solution.get("value").intValue()).isEqualTo(224);
        assertThat(solution.at("/network/input/height").intValue()).isEqualTo(224);
        assertThat(solution.at("/totals/macs").longValue()).isEqualTo(4_246_114_304L);
        assertThat(solution.at("/next/value").intValue()).isEqualTo(225);
        assertThat(solution.at("/next/exceeded").toString()).isEqualTo("[\"macs\",\"cio\"]");
    }

    @Test
    void saysWhenNothingIsWithinABudget() {
        var answer = http.postJson(
                "/api/v1/solutions",
                "{\"network\": {\"preset\": \"hardnet-68\"}, \"largest\": \"depth\", \"budget\": {\"parameters\": 1}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("value").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"largest\": \"beauty\", \"budget\": {\"macs\": 1} | largest",
                "\"largest\": \"depth\", \"block\": 7, \"budget\": {\"macs\": 1} | block",
                "\"largest\": \"depth\", \"budget\": {} | budget",
                "\"largest\": \"depth\", \"budget\": {\"macs\": -1} | budget.macs",
                "\"largest\": \"depth\" | budget"
            })
    void refusesABudgetByName(String question, String field) {
        var answer =
                http.postJson("/api/v1/solutions", "{\"network\": {\"preset\": \"hardnet-68\"}, " + question + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(field);
    }

    @Test
    void looksAtEveryVariantOfASpace() {
        JsonNode found = http.postJson(
                        "/api/v1/enumerations",
                        "{\"space\": " + SPACE
                                + ", \"objectives\": [\"macs\", \"expressivity\"], \"hardware\": \"jetson-nano\","
                                + "\"bounds\": [{\"metric\": \"parameters\", \"atMost\": 1e9}]}")
                .json();
        assertThat(found.get("variants").intValue()).isEqualTo(32);
        assertThat(found.get("within").intValue()).isEqualTo(32);
        assertThat(found.get("front").size())
                .isEqualTo(found.get("frontSize").intValue())
                .isPositive();
        JsonNode first = found.get("front").get(0);
        JsonNode alone = analysis("expressivity", "{\"network\": " + first.get("network") + "}");
        assertThat(first.at("/values/macs").longValue())
                .isEqualTo(alone.at("/totals/macs").longValue());
        assertThat(first.at("/values/expressivity").doubleValue())
                .isCloseTo(alone.at("/expressivity/score").doubleValue(), within(1e-9));
        assertThat(first.get("fingerprint")).isEqualTo(alone.get("fingerprint"));
    }

    @Test
    void refusesASpaceByName() {
        var answer = http.postJson(
                "/api/v1/enumerations",
                "{\"space\": {\"resolutions\": [0], \"blocks\": []}, \"objectives\": [\"beauty\"], \"colour\": 1}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields())
                .containsExactlyInAnyOrder("space.resolutions[0]", "space.blocks", "objectives[0]", "colour");
    }

    private JsonNode analysis(String include, String body) {
        var answer = http.postJson("/api/v1/analyses?include=" + include, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
