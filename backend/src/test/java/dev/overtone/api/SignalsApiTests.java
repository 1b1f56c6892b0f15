package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Asking for signals over HTTP. */
@HttpTest
class SignalsApiTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Http http;
    private String address = "";

    @BeforeEach
    void startsWithOneNetwork() {
        ledger.empty();
        http = new Http(port);
        address =
                "/api/v1/networks/" + ledger.queue(Ledger.network(1)).network().fingerprint() + "/signals";
    }

    @Test
    void asksAndTellsHowFarTheyAre() {
        assertThat(http.get(address).json().get("items").isEmpty()).isTrue();

        var asked = http.postJson(address, "{}");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.header("Location")).isEqualTo(address);
        assertThat(asked.json()).isEqualTo(http.get(address).json());
        JsonNode item = asked.json().at("/items/0");
        assertThat(item.get("seed").intValue()).isZero();
        assertThat(item.get("state").stringValue()).isEqualTo("QUEUED");
        assertThat(item.get("signals").isEmpty()).isTrue();
        assertThat(asked.json().get("parameters").longValue()).isPositive();
        assertThat(http.postJson(address, "{\"seed\": 5}").json().get("items").size())
                .isEqualTo(2);
    }

    @Test
    void tellsEveryValueWithItsMeaningAndPaper() {
        http.postJson(address, "{}");
        jdbc.sql("update signal_request set state = 'FINISHED', finished_at = now()")
                .update();
        jdbc.sql("""
                insert into network_signal
                select fingerprint, seed, signal, value
                from signal_request, (values ('naswot', 118.5), ('synflow', null), ('gradnorm', 2)) as s (signal, value)""").update();

        JsonNode values = http.get(address).json().at("/items/0/signals");

        assertThat(values.size()).isEqualTo(3);
        assertThat(values.get(0).get("signal").stringValue()).isEqualTo("naswot");
        assertThat(values.get(0).get("value").doubleValue()).isEqualTo(118.5);
        assertThat(values.get(0).get("paper").stringValue()).contains("Mellor");
        assertThat(values.get(1).get("value").isNull()).isTrue();
        assertThat(values.get(1).get("unit").stringValue()).isEqualTo("log₁₀");
        assertThat(values.get(2).get("paper").stringValue()).contains("Abdelfattah");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"seed\": -1}", "{\"seed\": 0.5}", "{\"seed\": 2147483648}", "{\"seed\": \"x\"}"})
    void namesAWrongSeed(String body) {
        var answer = http.postJson(address, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly("seed");
        assertThat(ledger.count("signal_request")).isZero();
    }

    @Test
    void knowsNoSignalsOfNobody() {
        String nobody = "/api/v1/networks/" + "0".repeat(64) + "/signals";
        assertThat(http.get(nobody).status()).isEqualTo(404);
        assertThat(http.postJson(nobody, "{}").status()).isEqualTo(404);
    }
}
