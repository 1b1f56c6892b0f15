package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a finished run tells of its layers, memory and counters over HTTP; the test is the worker. */
@HttpTest
class LayersOverHttpTests {

    @Autowired
    private Measurements measurements;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ledger ledger;

    @LocalServerPort
    private int port;

    private final LayerGraph graph = Ledger.network(1).graph();
    private Http http;
    private Hold hold;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        hold = ledger.device("cpu-1", 1);
        http = new Http(port);
    }

    @Test
    void answersNodeByNodeAndWhatTheyAddUpTo() {
        JsonNode layers =
                http.get("/api/v1/runs/" + measured(memory(), null) + "/layers").json();

        int nodes = graph.size() - 1;
        double sum = 0.5 + nodes * 0.25 + 0.125;
        assertThat(layers.get("unit").stringValue()).isEqualTo("ms");
        assertThat(layers.get("layers").size()).isEqualTo(nodes);
        assertThat(layers.get("sum").doubleValue()).isEqualTo(sum);
        assertThat(layers.get("p50").doubleValue()).isEqualTo(2);
        assertThat(layers.get("gap").doubleValue()).isEqualTo(sum - 2);
        assertThat(layers.get("gapShare").doubleValue()).isEqualTo((sum - 2) / 2);
        assertThat(layers.get("beforeFirst").doubleValue()).isEqualTo(0.5);
        assertThat(layers.get("roofline").isNull()).as("never calibrated").isTrue();
        JsonNode conv = layers.get("layers").get(0);
        assertThat(conv.get("name").stringValue()).isEqualTo(graph.name(1));
        assertThat(conv.get("type").stringValue()).isEqualTo("conv2d");
        assertThat(conv.get("macsPerSecond").doubleValue())
                .isEqualTo(conv.get("macs").doubleValue() * 4000, within(1.0));
        assertThat(conv.get("rooflineMilliseconds").isNull()).isTrue();
        assertThat(total(layers.get("kinds"), "nodes")).isEqualTo(nodes);
        assertThat(total(layers.get("kinds"), "milliseconds")).isEqualTo(nodes * 0.25, within(1e-9));
        assertThat(total(layers.get("layers"), "macs"))
                .isEqualTo((double) Analysis.of(graph).totals().macs());
    }

    @Test
    void drawsTheRooflineOfTheDevicesOwnCalibration() {
        jdbc.sql("update device set peak_operations = 2e9, peak_bytes = 4e6").update();
        UUID run = measured(memory(), null);

        JsonNode layers = http.get("/api/v1/runs/" + run + "/layers").json();

        JsonNode conv = layers.get("layers").get(0);
        assertThat(layers.at("/roofline/teraOperationsPerSecond/fp32").doubleValue())
                .isEqualTo(2e-3);
        assertThat(conv.get("rooflineMilliseconds").doubleValue())
                .as("bytes at 4 kB a ms")
                .isGreaterThanOrEqualTo(conv.get("elements").doubleValue() * 4 / 4e3);
        jdbc.sql("update device set profile_id = 'p2'").update();
        assertThat(http.get("/api/v1/runs/" + run + "/layers")
                        .json()
                        .get("roofline")
                        .isNull())
                .as("another processor by now")
                .isTrue();
    }

    @Test
    void hasNoneForRunsThatWereMeasuredBefore() {
        UUID run = measured(memory(), null);
        jdbc.sql("delete from anatomy").update();

        var answer = http.get("/api/v1/runs/" + run + "/layers");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("type").stringValue()).endsWith(":no-layers");
        JsonNode measurement = http.get("/api/v1/runs/" + run).json().get("measurement");
        assertThat(measurement.get("memory").isNull()).isTrue();
        assertThat(measurement.get("counters").isNull()).isTrue();
        assertThat(http.get("/runs/" + run).text()).contains("were not timed", "was not noted");
        assertThat(http.get("/runs/" + run + "/layers.csv").status()).isEqualTo(404);
        assertThat(http.get("/api/v1/runs/" + UUID.randomUUID() + "/layers").status())
                .isEqualTo(404);
    }

    @Test
    void tellsMemoryBesideItsEstimateAndWhatWasCounted() {
        var counted = new Counters(3, List.of(new Counters.Event("cycles", 5e6, "", 1)), 640L, "ten lines");
        JsonNode run = http.get("/api/v1/runs/" + measured(memory(), counted)).json();

        JsonNode memory = run.at("/measurement/memory");
        var totals = Analysis.of(graph).totals();
        assertThat(memory.get("where").stringValue()).isEqualTo("HOST");
        assertThat(memory.get("networkBytes").longValue()).isEqualTo(150);
        assertThat(memory.get("estimatedNetworkBytes").longValue())
                .isEqualTo(totals.weightBytes() + 4 * totals.peakActivationElements());
        JsonNode counters = run.at("/measurement/counters");
        assertThat(counters.get("bytes").longValue()).isEqualTo(640);
        assertThat(counters.at("/events/0/name").stringValue()).isEqualTo("cycles");
        assertThat(http.get("/runs/" + run.get("id").stringValue()).text()).contains("ten lines", "CIO in fp32");
    }

    @Test
    void saysWhetherADeviceCountsAndKeepsWhatWasAskedFor() {
        JsonNode device = http.get("/api/v1/devices").json().at("/items/0");
        assertThat(device.get("counters").isNull()).as("nobody looked").isTrue();
        jdbc.sql("update device set counters = false, counters_words = 'none here'")
                .update();

        JsonNode run = http.postJson(
                        "/api/v1/runs", "{\"network\": {\"preset\": \"hardnet-39ds\"}, \"counters\": true}")
                .json();
        var refused =
                http.postJson("/api/v1/runs", "{\"network\": {\"preset\": \"hardnet-39ds\"}, \"counters\": \"yes\"}");

        assertThat(http.get("/api/v1/devices")
                        .json()
                        .at("/items/0/counters/words")
                        .stringValue())
                .isEqualTo("none here");
        assertThat(run.get("counters").booleanValue()).isTrue();
        assertThat(transitions.claim(hold).orElseThrow().settings().counters()).isTrue();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("counters");
    }

    private UUID measured(MemoryUse memory, @Nullable Counters counters) {
        ledger.queue(Ledger.network(1));
        UUID run = transitions.claim(hold).orElseThrow().id();
        List<Double> nodes = IntStream.range(0, graph.size())
                .mapToObj(node -> node == LayerGraph.INPUT ? 0.5 : 0.25)
                .toList();
        var layers = new LayerTimes(nodes, 0.125, 2.1, 2.05, 12, 0.001);
        measurements.keep(
                run,
                hold,
                new BenchEvent.Result(
                        new double[] {2, 2, 2},
                        new Measurement.Warmup(1, 1),
                        300,
                        Map.of(),
                        new NumericsCheck(List.of(), 0, 0, 0, null, null),
                        new Anatomy(layers, memory, counters)),
                1);
        return run;
    }

    private static MemoryUse memory() {
        return Objects.requireNonNull(MeasurementsTests.anatomy().memory());
    }

    private static double total(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToDouble(row -> row.get(field).doubleValue())
                .sum();
    }
}
