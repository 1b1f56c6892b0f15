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
import org.jspecify.annotations.Nullable;
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
                        .containsExactlyInAnyOrder("figure", "value", "unit", "printed", "source"));
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
    void namesWhereAMapShrinksToNothingAndWhatIsTooSmall() {
        var answer = http.postJson(
                "/api/v1/analyses", "{\"network\": {\"preset\": \"hardnet-68\", \"input\": {\"height\": 8}}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").stringValue()).contains("shrinks to nothing in block 3");
        assertThat(answer.wrongFields()).containsExactly("network.blocks[2]", "network.input.height");
        var height = answer.json().get("errors").get(1);
        assertThat(height.get("value").intValue()).isEqualTo(8);
        assertThat(height.get("allowed").stringValue()).isEqualTo("29..8192");
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
                .containsExactly(
                        "fingerprint",
                        "name",
                        "title",
                        "notes",
                        "family",
                        "network",
                        "totals",
                        "createdAt",
                        "savedAt",
                        "runs",
                        "lastMeasuredAt");
        assertThat(second.get("items").size()).isOne();
        assertThat(second.get("nextPageToken").isNull()).isTrue();
        String fingerprint = Fingerprint.of(Ledger.network(1));
        JsonNode details = http.get("/api/v1/networks/" + fingerprint).json();
        second.get("items")
                .get(0)
                .properties()
                .forEach(listed -> assertThat(details.get(listed.getKey()))
                        .as(listed.getKey())
                        .isEqualTo(listed.getValue()));
        assertThat(details.get("runs").intValue()).isOne();
        assertThat(details.get("latestRun").isString()).isTrue();
        assertThat(details.get("savedAt").isNull()).as("it was run, not saved").isTrue();
    }

    @Test
    void savesADesignUnderItsFingerprint() {
        var answer = http.postJson("/api/v1/networks", save("\"title\": \" Wide \", \"notes\": \"a\\r\\nb\""));

        assertThat(answer.status()).isEqualTo(201);
        JsonNode saved = answer.json();
        String address = "/api/v1/networks/" + saved.get("fingerprint").stringValue();
        assertThat(answer.header("Location")).isEqualTo(address);
        assertThat(saved.get("title").stringValue()).isEqualTo("Wide");
        assertThat(saved.get("notes").stringValue()).isEqualTo("a\nb");
        assertThat(saved.get("savedAt").isString()).isTrue();
        assertThat(saved.get("runs").intValue()).isZero();
        assertThat(http.get(address).json()).isEqualTo(saved);

        var again = http.postJson("/api/v1/networks", save("\"notes\": \"c\""));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Location")).isEqualTo(address);
        assertThat(again.json().get("title").stringValue())
                .as("what is not sent stays")
                .isEqualTo("Wide");
        assertThat(again.json().get("notes").stringValue()).isEqualTo("c");
        assertThat(again.json().get("savedAt")).isEqualTo(saved.get("savedAt"));
        assertThat(ledger.count("network")).isOne();
    }

    @Test
    void tellsWhatANetworkWasMadeFromAndWhatChanged() {
        String preset = Fingerprint.of(HarDNet.hardnet68());
        String variant = http.postJson("/api/v1/networks", save("\"madeFrom\": \"" + preset + "\""))
                .json()
                .get("fingerprint")
                .stringValue();

        JsonNode parent = http.get("/api/v1/networks/" + variant).json().at("/madeFrom/0");
        assertThat(parent.propertyNames()).containsExactly("fingerprint", "name", "title", "changes");
        assertThat(parent.get("fingerprint").stringValue()).isEqualTo(preset);
        assertThat(parent.get("changes").toString()).isEqualTo("[\"m 1.7 → 1.6\"]");
        JsonNode child = http.get("/api/v1/networks/" + preset).json().at("/madeInto/0");
        assertThat(child.get("fingerprint").stringValue()).isEqualTo(variant);
        assertThat(child.get("changes")).isEqualTo(parent.get("changes"));
    }

    @Test
    void keepsTheLineageOfARun() {
        String preset = Fingerprint.of(HarDNet.hardnet68());
        String body = "{\"network\": {\"preset\": \"hardnet-68\", \"classes\": 19}, \"madeFrom\": \"" + preset + "\"}";
        var run = http.postJson("/api/v1/runs", body, "Idempotency-Key", "k");
        assertThat(run.status()).isEqualTo(202);
        String network = "/api/v1/networks/" + run.json().get("fingerprint").stringValue();
        assertThat(http.get(network).json().at("/madeFrom/0/changes/0").stringValue())
                .isEqualTo("classes 1000 → 19");
        assertThat(http.postJson("/api/v1/runs", body, "Idempotency-Key", "k")
                        .json()
                        .get("id"))
                .isEqualTo(run.json().get("id"));
        assertThat(http.postJson("/api/v1/runs", body.replace(preset, "0".repeat(64)), "Idempotency-Key", "k")
                        .status())
                .as("another request under the same key")
                .isEqualTo(422);

        var unknown = http.postJson("/api/v1/runs", body.replace(preset, "0".repeat(64)));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.wrongFields()).containsExactly("madeFrom");
        assertThat(ledger.count("run")).as("a refused request leaves nothing").isOne();
    }

    @Test
    void changesWhatIsSaidOfANetwork() {
        String address = http.postJson("/api/v1/networks", save("\"title\": \"Wide\", \"notes\": \"old\""))
                .header("Location");

        var changed = patch(address, "{\"title\": null, \"notes\": \"<b>new</b>\"}", "application/merge-patch+json");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("title").isNull()).isTrue();
        assertThat(changed.json().get("notes").stringValue()).isEqualTo("<b>new</b>");
        assertThat(patch(address, "{\"title\": \"Wider\"}", "application/json")
                        .json()
                        .get("notes")
                        .stringValue())
                .isEqualTo("<b>new</b>");
        assertThat(http.get(String.valueOf(address)).json().get("title").stringValue())
                .isEqualTo("Wider");
        assertThat(patch("/api/v1/networks/" + "0".repeat(64), "{}", "application/json")
                        .status())
                .isEqualTo(404);
        assertThat(patch(address, "[]", "application/json").status()).isEqualTo(422);
        assertThat(patch(address, "{\"name\": \"x\"}", "application/json").wrongFields())
                .containsExactly("name");
        assertThat(patch(address, "title=x", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void namesTheWrongFieldsOfASave() {
        var answer = http.postJson(
                "/api/v1/networks",
                save("\"title\": \"" + "x".repeat(201) + "\", \"notes\": \"" + "y".repeat(10_001) + "\""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly("title", "notes");
        assertThat(answer.json().at("/errors/0/allowed").stringValue()).isEqualTo("1 to 200 printable characters");
        assertThat(answer.json().at("/errors/0/message").stringValue()).endsWith("were 201.");

        assertThat(http.postJson("/api/v1/networks", save("\"title\": \" \"")).wrongFields())
                .containsExactly("title");
        assertThat(http.postJson("/api/v1/networks", save("\"title\": \"a\\u0000b\""))
                        .wrongFields())
                .containsExactly("title");
        assertThat(http.postJson("/api/v1/networks", save("\"notes\": \"\\ud800\""))
                        .wrongFields())
                .containsExactly("notes");
        assertThat(http.postJson("/api/v1/networks", save("\"madeFrom\": \"hardnet-68\""))
                        .wrongFields())
                .containsExactly("madeFrom");
        assertThat(http.postJson("/api/v1/networks", "{\"title\": 7, \"colour\": 1}")
                        .wrongFields())
                .containsExactlyInAnyOrder("network", "title", "colour");
        assertThat(ledger.count("network")).isZero();
    }

    @Test
    void findsNetworksByNameAndFamily() {
        http.postJson("/api/v1/networks", save("\"title\": \"Wide AND deep\""));
        http.postJson("/api/v1/networks", "{\"network\": {\"preset\": \"densenet-121\"}}");

        assertThat(found("family = 'densenet'")).containsExactly("densenet");
        assertThat(found("text = 'wide and' AND family='hardnet'")).containsExactly("hardnet");
        assertThat(found("text = 'wide' and family = 'densenet'")).isEmpty();
        assertThat(found("")).hasSize(2);
        assertThat(found("state = 'saved' and family = 'hardnet'")).containsExactly("hardnet");
        assertThat(found("state = 'measured'")).isEmpty();
        assertThat(http.get("/api/v1/networks?orderBy=macs")
                        .json()
                        .at("/items/0/family")
                        .stringValue())
                .isEqualTo("densenet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=text%20=%20''",
                "filter=text%20=%20'%00'",
                "filter=text%20=%20'a'%20and",
                "filter=text%20=%20'a'%20and%20text%20=%20'b'",
                "filter=colour%20=%20'a'",
                "filter=state%20=%20'lost'",
                "filter=text%20=%20'a'%20or%20family%20=%20'b'",
                "orderBy=colour",
                "orderBy=name%20sideways",
                "pageSize=501"
            })
    void refusesAQuestionAboutNetworksThatItCannotRead(String query) {
        var answer = http.get("/api/v1/networks?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    private List<String> found(String filter) {
        List<String> families = new ArrayList<>();
        http.get("/api/v1/networks?filter="
                        + java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8))
                .json()
                .get("items")
                .forEach(item -> families.add(item.get("family").stringValue()));
        return families;
    }

    private Http.Answer patch(@Nullable String address, String body, String type) {
        return http.send("PATCH", String.valueOf(address), body, "Content-Type", type);
    }

    private static String save(String more) {
        return "{\"network\": {\"preset\": \"hardnet-68\", \"multiplier\": 1.6}, " + more + "}";
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
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "host",
                        "hardwareProfile",
                        "worker",
                        "seenAt",
                        "cores",
                        "ceilings",
                        "trouble",
                        "counters",
                        "standing",
                        "standingSince");
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
