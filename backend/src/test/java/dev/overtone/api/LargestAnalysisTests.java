package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The deepest networks that the limits allow, of each family, and the widths at their bound. */
@HttpTest
class LargestAnalysisTests {

    private static final String LARGE = "\"input\": {\"height\": 8192, \"width\": 8192}";

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void connects() {
        http = new Http(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"family\": \"hardnet\", \"depthwise\": true, \"keepBase\": true, \"multiplier\": 1 | 64 | , \"outChannels\": 8",
                "\"family\": \"hardnet\", \"multiplier\": 1.1 | 64 | , \"outChannels\": 8",
                "\"family\": \"densenet\", \"compression\": 0.01 | 12 |",
                "\"family\": \"log-densenet\", \"scope\": \"block\" | 12 |",
                "\"family\": \"log-densenet\", \"scope\": \"sparse\" | 12 |",
                "\"family\": \"log-densenet\", \"scope\": \"network\" | 12 |"
            })
    void answersTheDeepestOfEveryFamily(String network, int blocks, String more) {
        var answer = http.postJson("/api/v1/analyses", deepest(network, blocks, more == null ? "" : more));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("blocks").size()).isEqualTo(blocks);
        assertThat(answer.json().at("/blocks/0/widths").size()).isEqualTo(512);
    }

    /** Families that halve the map behind every block run out of map, not of blocks. */
    @ParameterizedTest
    @CsvSource({"densenet", "log-densenet"})
    void namesTheBlockWhereTheMapIsUsedUp(String family) {
        var answer = http.postJson("/api/v1/analyses", deepest("\"family\": \"" + family + "\"", 64, ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly("network.blocks[11]");
    }

    @Test
    void namesTheWidthThatIsTooLarge() {
        String network = "{\"network\": {\"preset\": \"hardnet-68\", \"stem\": [32, %d]}}";
        assertThat(http.postJson("/api/v1/analyses", network.formatted(65_536)).status())
                .isEqualTo(200);
        var refused = http.postJson("/api/v1/analyses", network.formatted(65_537));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields()).containsExactly("network.stem[1]");
        assertThat(refused.json().at("/errors/0/value").intValue()).isEqualTo(65_537);
        assertThat(refused.json().at("/errors/0/allowed").stringValue()).isEqualTo("1..65536");
    }

    /** Together they would need more memory than the server may have; they wait for room instead. */
    @Test
    void answersManyOfThemAtOnce() throws Exception {
        String body = deepest("\"family\": \"hardnet\", \"multiplier\": 1", 64, ", \"outChannels\": 8");
        Callable<Integer> request =
                () -> http.postJson("/api/v1/analyses", body).status();
        try (var pool = Executors.newFixedThreadPool(12)) {
            for (var answer : pool.invokeAll(Collections.nCopies(24, request))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private static String deepest(String network, int blocks, String more) {
        String block = "{\"growthRate\": 1, \"depth\": 512" + more + "}";
        return "{\"network\": {" + network + ", " + LARGE + ", \"blocks\": ["
                + String.join(",", Collections.nCopies(blocks, block)) + "]}}";
    }
}
