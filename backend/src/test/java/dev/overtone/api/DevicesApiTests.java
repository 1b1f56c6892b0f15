package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class DevicesApiTests {

    @Autowired
    private Ledger ledger;

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        ledger.device("cpu-1", 1);
        http = new Http(port);
    }

    @Test
    void pausesDrainsAndResumesADevice() {
        var run = ledger.queueFor("cpu-1", Ledger.network(1));
        for (String[] step : new String[][] {{"pause", "PAUSED"}, {"drain", "DRAINING"}, {"resume", "TAKING"}}) {
            var answer = http.postJson("/api/v1/devices/cpu-1/" + step[0], "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/device/standing").stringValue()).isEqualTo(step[1]);
            assertThat(http.get("/api/v1/devices")
                            .json()
                            .at("/items/0/standing")
                            .stringValue())
                    .isEqualTo(step[1]);
        }
        var device = http.get("/api/v1/devices/cpu-1").json();
        assertThat(device.get("queued").intValue()).isEqualTo(1);
        assertThat(device.at("/queue/0").stringValue()).isEqualTo(run.id().toString());
        assertThat(device.get("running").isNull()).isTrue();
    }

    @Test
    void saysWhatAQueuedRunWaitsFor() {
        var run = ledger.queueFor("cpu-1", Ledger.network(1));
        http.postJson("/api/v1/devices/cpu-1/pause", "");
        assertThat(http.get("/api/v1/runs/" + run.id()).json().get("waiting").stringValue())
                .contains("cpu-1, which is paused");
    }

    @Test
    void asksForACalibration() {
        var answer = http.postJson("/api/v1/devices/cpu-1/calibrate", "");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("calibrationAsked").isString()).isTrue();
        assertThat(answer.json().get("calibrations")).isEmpty();
    }

    @Test
    void knowsNoDeviceThatIsNotThere() {
        var answer = http.postJson("/api/v1/devices/cpu-9/pause", "");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("type").stringValue()).endsWith(":unknown-device");
        assertThat(http.get("/api/v1/devices/cpu-9").status()).isEqualTo(404);
    }

    @Test
    void refusesARunForADrainingDevice() {
        http.postJson("/api/v1/devices/cpu-1/drain", "");
        var answer =
                http.postJson("/api/v1/runs", "{\"network\": {\"preset\": \"hardnet-39ds\"}, \"device\": \"cpu-1\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo("device");
        assertThat(answer.json().at("/errors/0/message").stringValue()).contains("being drained");
    }
}
