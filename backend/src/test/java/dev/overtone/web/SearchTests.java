package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.search.Findings;
import dev.overtone.search.SearchState;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of one search, and what it hands out. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class SearchTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeSearches searches;

    @BeforeEach
    void startsWithoutSearches() {
        searches.clear();
    }

    @Test
    void saysHowFarItIsAndWhatMayBeDone() {
        String running = searches.at("Fast and able", SearchState.RUNNING, 84);
        page(running)
                .contains(
                        "Running",
                        "Pause",
                        "Stop …",
                        "Change the budget …",
                        "of 100",
                        "2 waiting",
                        "/live",
                        "sse-connect");
        page(searches.at("Tried", SearchState.PAUSED, 1))
                .contains("Go on", "The first network took 13 s; 100 would take about 20 min 50 s.");
        page(searches.at("Done", SearchState.FINISHED, 84))
                .contains("Its budget of networks is spent.", "Knee", "What matters", "epsilon squared")
                .doesNotContain("sse-connect", "id=\"pause\"", "NaN");
        page(searches.at("Stopped", SearchState.STOPPED, 0))
                .contains("Somebody stopped it.")
                .doesNotContain("front-chart", "Measure these", "id=\"extend-open\"");
    }

    @Test
    void refreshesItsPartsAlone() {
        String running = searches.at("Fast and able", SearchState.RUNNING, 84);
        page(running + "/status").contains("Running").doesNotContain("<html", "Best networks");
        page(running + "/findings").contains("Best networks").doesNotContain("<html", "What matters");
        page(running + "/importance").contains("What matters").doesNotContain("<html");
    }

    @Test
    void handsItsTrialsToTheChartsAndLaterOnlyWhatIsNew() {
        UUID id = searches.add("Fast and able", SearchState.RUNNING, 84);
        JsonNode all = json("/searches/" + id + "/data.json");
        assertThat(all.get("trials")).hasSize(84);
        assertThat(all.get("told").intValue()).isEqualTo(82);
        assertThat(all.get("steps")).isNotEmpty();
        assertThat(all.get("trials").get(0)).hasSize(11);
        assertThat(json("/searches/" + id + "/data.json?told=80").get("trials")).hasSize(4);
    }

    @Test
    void handsOutEveryTrialAsATable() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 50);
        var answer = new Answers(mvc).to("/searches/" + id + "/trials.csv");
        long front = Findings.of(searches.find(id).orElseThrow(), searches.trials(id))
                .front()
                .size();
        assertThat(answer).bodyText().hasLineCount(51).contains("\"latency low ms\"", "The worker was lost.");
        assertThat(answer.getResponse().getContentType()).startsWith("text/csv");
        assertThat(new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("\"yes\",\"00000000")))
                .hasSize((int) front);
        assertThat(new Answers(mvc).to("/searches/" + id + "/trials.json"))
                .hasStatus(302)
                .hasRedirectedUrl("/api/v1/searches/" + id + "/export");
    }

    @Test
    void leadsFromATrialToItsNetworkAndToTheDesigner() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 50);
        String fingerprint = searches.trials(id).get(2).fingerprint();
        assertThat(new Answers(mvc).to("/searches/" + id + "/trials/3")).hasRedirectedUrl("/networks/" + fingerprint);
        assertThat(new Answers(mvc).to("/searches/" + id + "/trials/3/design")).hasStatus(302);
        assertThat(new Answers(mvc).to("/searches/" + id + "/trials/99")).hasStatus(404);
        assertThat(json("/searches/" + id + "/networks.json?trial=3&trial=7")).hasSize(2);
    }

    @Test
    void passesOnWhatSomebodyWants() {
        UUID id = searches.add("Fast and able", SearchState.RUNNING, 20);
        for (String what : new String[] {"pause", "resume", "stop"}) {
            assertThat(mvc.post().uri("/searches/" + id + "/" + what)).hasRedirectedUrl("/searches/" + id);
        }
        assertThat(mvc.post().uri("/searches/" + id + "/measure").param("candidate", "4", "9"))
                .hasRedirectedUrl("/searches/" + id);
        assertThat(mvc.post().uri("/searches/" + id + "/extend").param("trials", "500"))
                .hasRedirectedUrl("/searches/" + id);
        assertThat(searches.asked).containsExactly("pause", "resume", "stop", "measure [4, 9]", "extend to 500");
        assertThat(mvc.post()
                        .uri("/searches/" + id + "/extend")
                        .param("trials", "")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("A search needs an end", "data-open=\"yes\"");
        UUID over = searches.add("Over", SearchState.STOPPED, 3);
        assertThat(mvc.post().uri("/searches/" + over + "/pause")).hasRedirectedUrl("/searches/" + over);
    }

    @Test
    void knowsNoOther() {
        for (String part : new String[] {"", "/status", "/data.json", "/trials.csv", "/trials.json", "/live"}) {
            assertThat(new Answers(mvc).to("/searches/" + new UUID(9, 9) + part))
                    .hasStatus(404);
        }
        assertThat(new Answers(mvc).to("/searches/nothing")).hasStatus(404);
    }

    private JsonNode json(String address) {
        return JsonMapper.shared()
                .readTree(new Answers(mvc).to(address).getResponse().getContentAsByteArray());
    }

    private AbstractStringAssert<?> page(String path) {
        return new Answers(mvc).page(path);
    }
}
