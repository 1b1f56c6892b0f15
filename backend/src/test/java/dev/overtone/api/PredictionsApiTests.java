package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.QuickBench;
import dev.overtone.tracking.Hold;
import dev.overtone.trials.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Predictions and correlations from measurements in a real database. */
@HttpTest
class PredictionsApiTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private Http http = new Http(0);
    private List<Timings.Timing> timings = List.of();

    @BeforeEach
    void empties() throws IOException {
        ledger.empty();
        ledger.device("cpu-1", 1);
        http = new Http(port);
        timings = Timings.read(Path.of("src/test/resources/prediction/eager-80.csv"));
    }

    @Test
    void givesNoNumberBeforeEnoughWasMeasured() {
        JsonNode none = predict("").json();
        assertThat(none.get("context").isNull()).isTrue();
        assertThat(none.get("expected").isNull()).isTrue();
        assertThat(none.get("missingNetworks").intValue()).isEqualTo(9);

        measure(0, 4);
        JsonNode few = predict("").json();
        assertThat(few.at("/context/networks").intValue()).isEqualTo(4);
        assertThat(few.get("expected").isNull()).isTrue();
        assertThat(few.get("fit").isNull()).isTrue();
        assertThat(few.get("missingNetworks").intValue()).isEqualTo(5);
    }

    @Test
    void predictsWhatWasNotMeasured() {
        measure(0, 40);
        var unseen = timings.get(50);
        JsonNode answer = http.postJson(
                        "/api/v1/predictions",
                        "{\"network\": %s, \"hardwareProfile\": \"p1\", \"runtime\": \"eager\", \"threads\": 1}"
                                .formatted(NetworkJson.write(unseen.network())))
                .json();
        JsonNode expected = answer.get("expected");
        assertThat(expected.get("p50").doubleValue())
                .isCloseTo(unseen.milliseconds(), within(0.25 * unseen.milliseconds()))
                .isBetween(
                        expected.get("least").doubleValue(),
                        expected.get("most").doubleValue());
        assertThat(expected.get("unit").stringValue()).isEqualTo("ms");
        assertThat(expected.get("extrapolates").booleanValue()).isFalse();
        assertThat(answer.at("/fit/networks").intValue()).isEqualTo(40);
        assertThat(answer.at("/fit/crossValidated/withinTenPercent").doubleValue())
                .isGreaterThan(answer.at("/fit/macsAlone/withinTenPercent").doubleValue());
        assertThat(answer.get("missingNetworks").intValue()).isZero();
        assertThat(predict(", \"threads\": 2").json().get("missingNetworks").intValue())
                .isEqualTo(9);
    }

    @Test
    void refitsAsRunsArrive() {
        measure(0, 12);
        assertThat(predict("").json().at("/fit/networks").intValue()).isEqualTo(12);
        measure(12, 15);
        assertThat(predict("").json().at("/fit/networks").intValue()).isEqualTo(15);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        var answer = http.postJson(
                "/api/v1/predictions",
                "{\"network\": {\"preset\": \"none\"}, \"threads\": 0, \"batchSize\": \"many\", \"device\": \"cpu\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).contains("network.preset", "threads", "batchSize", "device");
    }

    @Test
    void laysThePaperBesideWhatWasMeasured() {
        measure(0, 40);
        JsonNode answer =
                http.get("/api/v1/correlations?runtime=eager&batchSize=1").json();
        assertThat(answer.at("/context/hardwareProfile").stringValue()).isEqualTo("p1");
        assertThat(answer.get("networks")).hasSize(40);
        assertThat(answer.get("metrics")
                        .valueStream()
                        .map(metric -> metric.get("metric").stringValue()))
                .containsExactly("macs", "cio", "bytes", "parameters");
        JsonNode macs = answer.at("/metrics/0");
        assertThat(macs.get("spearman").doubleValue())
                .isBetween(macs.get("least").doubleValue(), macs.get("most").doubleValue())
                .isGreaterThan(answer.at("/metrics/1/spearman").doubleValue());
        assertThat(answer.at("/finding/better").stringValue()).isEqualTo("macs");
        assertThat(answer.at("/finding/decided").booleanValue()).isTrue();
        assertThat(http.get("/api/v1/correlations?layers=depthwise").json().get("networks"))
                .hasSizeBetween(1, 39);
        assertThat(http.get("/api/v1/correlations?since=2100-01-01T00:00:00Z")
                        .json()
                        .get("networks"))
                .isEmpty();
    }

    @Test
    void addsTheRooflineOfADeviceThatWasCalibrated() {
        measure(0, 6);
        jdbc.sql("update device set peak_operations = 1e11, peak_bytes = 2e10").update();
        assertThat(http.get("/api/v1/correlations")
                        .json()
                        .get("metrics")
                        .valueStream()
                        .map(metric -> metric.get("metric").stringValue()))
                .containsExactly("macs", "cio", "bytes", "milliseconds", "parameters");
    }

    @ParameterizedTest
    @CsvSource({
        "threads=0, threads",
        "threads=1e308, threads",
        "batchSize=5000, batchSize",
        "layers=some, layers",
        "since=yesterday, since",
        "since=%2B999999999-12-31T00:00:00Z, since",
        "experiment=%00, experiment",
        "tag=, tag"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        var answer = http.get("/api/v1/correlations?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(answer.text()).doesNotContain("java.lang");
    }

    private Http.Answer predict(String more) {
        return http.postJson("/api/v1/predictions", "{\"network\": {\"preset\": \"hardnet-39ds\"}" + more + "}");
    }

    private void measure(int from, int to) {
        for (var timing : timings.subList(from, to)) {
            ledger.queue(timing.network());
            QuickBench.finishNext(context, new Hold("cpu-1", 1), timing.milliseconds());
        }
    }
}
