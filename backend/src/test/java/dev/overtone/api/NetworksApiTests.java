package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.Reference;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Presets, analyses, networks and devices over HTTP. */
@HttpTest
class NetworksApiTests {

    @Autowired
    private Ledger ledger;

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        http = new Http(port);
    }

    @Test
    void listsEveryPreset() {
        var answer = http.get("/api/v1/presets");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.json().propertyNames()).containsExactly("items", "nextPageToken");
        assertThat(answer.json().get("nextPageToken").isNull()).isTrue();
        List<String> ids = new ArrayList<>();
        answer.json().get("items").forEach(item -> ids.add(item.get("id").stringValue()));
        assertThat(ids)
                .containsExactly(
                        "hardnet-39ds",
                        "hardnet-68",
                        "hardnet-68ds",
                        "hardnet-85",
                        "densenet-121",
                        "densenet-161",
                        "densenet-169",
                        "densenet-201",
                        "log-densenet-121");
    }

    @Test
    void showsOnePresetInFull() {
        JsonNode preset = http.get("/api/v1/presets/hardnet-68").json();

        assertThat(preset.get("network")).isEqualTo(NetworkJson.write(HarDNet.hardnet68()));
        assertThat(preset.get("fingerprint").stringValue()).isEqualTo(Fingerprint.of(HarDNet.hardnet68()));
        assertThat(preset.get("published").size()).isPositive();
        preset.get("published")
                .forEach(figure -> assertThat(figure.propertyNames())
                        .containsExactlyInAnyOrder("figure", "value", "unit", "source"));
        assertThat(http.get("/api/v1/presets/hardnet-1").status()).isEqualTo(404);
    }

    @Test
    void analysesANetwork() {
        var answer = http.postJson("/api/v1/analyses", "{\"network\": {\"preset\": \"hardnet-68\"}}");
        JsonNode analysis = answer.json();
        JsonNode reference = Reference.shared().get("presets").get("HarDNet-68");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(analysis.propertyNames())
                .containsExactly("network", "fingerprint", "name", "totals", "blocks", "layers");
        assertThat(analysis.get("network")).isEqualTo(NetworkJson.write(HarDNet.hardnet68()));
        assertThat(analysis.get("name").stringValue()).isEqualTo("hardnet_d8-16-16-16-4_k14-16-20-40-160_m1.7_r224");
        assertThat(analysis.get("totals").propertyNames())
                .containsExactlyInAnyOrder(
                        "parameters",
                        "macs",
                        "cio",
                        "cioWithoutDepthwiseDownsampling",
                        "concatElements",
                        "peakActivationElements",
                        "weightBytes");
        assertThat(analysis.at("/totals/concatElements").longValue()).isEqualTo(5_226_438);
        assertThat(analysis.at("/totals/parameters").longValue()).isEqualTo(17_565_348);
        assertThat(analysis.get("layers").size())
                .isEqualTo(reference.get("layers").size());
        analysis.get("layers")
                .forEach(layer -> assertThat(layer.propertyNames())
                        .containsExactly(
                                "name",
                                "type",
                                "inChannels",
                                "outChannels",
                                "kernel",
                                "stride",
                                "padding",
                                "groups",
                                "inHeight",
                                "inWidth",
                                "outHeight",
                                "outWidth",
                                "parameters",
                                "macs",
                                "cio"));
        JsonNode block = analysis.get("blocks").get(0);
        assertThat(block.propertyNames()).containsExactly("links", "widths", "inChannels", "outChannels");
        assertThat(block.get("links").toString()).isEqualTo("[[0],[1,0],[2],[3,2,0],[4],[5,4],[6],[7,6,4,0]]");
        assertThat(block.get("widths").toString()).isEqualTo("[14,24,14,40,14,24,14,68]");
        assertThat(analysis.get("layers").get(0).get("type").stringValue()).isEqualTo("conv2d");
        JsonNode last = analysis.get("layers").get(analysis.get("layers").size() - 1);
        assertThat(last.get("type").stringValue()).isEqualTo("linear");
        assertThat(last.get("cio").intValue()).isZero();
        assertThat(ledger.count("network")).as("nothing is saved by looking").isZero();
    }

    @Test
    void namesTheWrongFieldsOfAnAnalysis() {
        var answer = http.postJson("/api/v1/analyses", """
                {"network": {"family": "hardnet", "multiplier": 5,
                             "blocks": [{"growthRate": 14, "depth": 513, "outChannels": 128}]}}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:invalid-request");
        assertThat(answer.wrongFields()).containsExactlyInAnyOrder("network.multiplier", "network.blocks[0].depth");
        answer.json().get("errors").forEach(error -> {
            assertThat(error.propertyNames()).containsExactly("field", "value", "allowed", "message");
            if (error.get("field").stringValue().equals("network.blocks[0].depth")) {
                assertThat(error.get("value").intValue()).isEqualTo(513);
                assertThat(error.get("allowed").stringValue()).isEqualTo("1..512");
            }
        });
    }

    @Test
    void namesWhereAMapShrinksToNothing() {
        var answer = http.postJson(
                "/api/v1/analyses",
                "{\"network\": {\"preset\": \"hardnet-68\", \"input\": {\"height\": 8, \"width\": 8}}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly("network.blocks[2]");
    }

    @Test
    void analysesTheDeepestNetworks() {
        String block = "{\"growthRate\": 1, \"depth\": 512, \"outChannels\": 8}";
        var answer = http.postJson(
                "/api/v1/analyses",
                "{\"network\": {\"family\": \"hardnet\", \"multiplier\": 1, \"blocks\": ["
                        + String.join(",", java.util.Collections.nCopies(64, block)) + "]}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("layers").size()).isEqualTo(64 * 513 + 3);
    }

    @Test
    void showsNetworksThatWereRunNewestFirst() {
        for (int i = 1; i <= 3; i++) {
            ledger.queue(Ledger.network(i));
        }
        JsonNode first = http.get("/api/v1/networks?pageSize=2").json();
        JsonNode second = http.get("/api/v1/networks?pageSize=2&pageToken="
                        + first.get("nextPageToken").stringValue())
                .json();

        assertThat(first.get("items").get(0).get("network")).isEqualTo(NetworkJson.write(Ledger.network(3)));
        assertThat(first.get("items").get(0).propertyNames())
                .containsExactly("fingerprint", "name", "family", "network", "totals", "createdAt");
        assertThat(second.get("items").size()).isOne();
        assertThat(second.get("nextPageToken").isNull()).isTrue();
        String fingerprint = Fingerprint.of(Ledger.network(1));
        assertThat(http.get("/api/v1/networks/" + fingerprint).json())
                .isEqualTo(second.get("items").get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "%00", "0000000000000000000000000000000000000000000000000000000000000000"})
    void refusesAPageOfNetworksThatItNeverGave(String token) {
        var answer = http.get("/api/v1/networks?pageToken=" + token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly("pageToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/networks/abc", "/api/v1/networks/%F0%9F%8E%B5", "/api/v1/presets/%F0%9F%8E%B5"})
    void findsNothingOfAnotherName(String path) {
        var answer = http.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("application/problem+json");
    }

    @Test
    void listsDevices() {
        assertThat(http.get("/api/v1/devices").json().get("items").size()).isZero();
        ledger.device("cpu-1", 1);

        JsonNode device = http.get("/api/v1/devices").json().get("items").get(0);

        assertThat(device.propertyNames())
                .containsExactlyInAnyOrder("id", "kind", "host", "hardwareProfile", "worker", "seenAt", "cores");
        assertThat(device.get("hardwareProfile").propertyNames()).containsExactlyInAnyOrder("id", "name", "facts");
        assertThat(device.get("worker").isNull()).isTrue();
    }

    @Test
    void analysesEveryPresetAsItIsPrinted() {
        Presets.all().forEach(preset -> {
            String full = NetworkJson.writeText(preset.network());
            assertThat(http.postJson("/api/v1/analyses", "{\"network\": " + full + "}")
                            .json()
                            .get("fingerprint"))
                    .isEqualTo(http.get("/api/v1/presets/" + preset.id()).json().get("fingerprint"));
        });
    }
}
