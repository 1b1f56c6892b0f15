package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.search.Objective;
import dev.overtone.search.SearchState;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The list of searches, the form that begins one, and the page of one. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class SearchesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeSearches searches;

    @BeforeEach
    void startsWithoutSearches() {
        searches.clear();
    }

    @Test
    void isJumpedToByItsTitle() {
        UUID id = searches.add("Around the kitchen", SearchState.FINISHED, 3);
        page("/jump?q=KITCHEN").contains("/searches/" + id, "Searches", "Around the kitchen");
        page("/jump?q=nowhere").doesNotContain("/searches/" + id);
    }

    @Test
    void leadsToTheFormWhereThereIsNoSearch() {
        page("/searches")
                .contains("No search yet", "/searches/new?network=hardnet-68")
                .doesNotContain("every 2s");
    }

    @Test
    void listsWhatEachFoundAndWhatItCost() {
        searches.add("Fast and able", SearchState.FINISHED, 84);
        page("/searches")
                .contains(
                        "Fast and able",
                        "Finished",
                        "Knee",
                        "least latency p50, most parameters",
                        "front of",
                        "<polyline")
                .doesNotContain("every 2s", "NaN");
        searches.add("Still at it", SearchState.RUNNING, 20);
        page("/searches/table").contains("Still at it", "every 2s").doesNotContain("<html");
    }

    @Test
    void suggestsASpaceAroundANetwork() {
        page("/searches/new").contains("Around which network").doesNotContain("Begin the search");
        page("/searches/new", "network", "hardnet-68")
                .contains("1,125,000 networks</b>", "k × this", "Begin the search", "GeForce GTX 1080");
        page("/searches/new", "from", "resnet-50").contains("Neither a preset nor a kept network is called so.");
    }

    @Test
    void beginsWhatWasAskedFor() {
        MvcTestResult answer = post(
                "/searches",
                "network",
                "hardnet-39ds",
                "what",
                "growthRateScale",
                "blocks",
                "1, 2",
                "values",
                "0.5, 1, 1.5",
                "what",
                "depthwise",
                "blocks",
                "",
                "values",
                "yes, no",
                "objective",
                "milliseconds",
                "better",
                "least",
                "ratio",
                "true",
                "objective",
                "parameters",
                "better",
                "most",
                "ratio",
                "false",
                "constraint",
                "macs",
                "atLeast",
                "",
                "atMost",
                "4.3e9",
                "method",
                "grid",
                "seed",
                "3",
                "trials",
                "40",
                "dryRun",
                "true",
                "hardware",
                "jetson-nano",
                "batchSize",
                "2");
        assertThat(answer).hasStatus(302);
        var request = searches.begun.getFirst();
        assertThat(request.title()).isEqualTo("Around hardnet-39ds");
        assertThat(request.space().size()).isEqualTo(6);
        assertThat(request.space().variables().getFirst().kind()).isEqualTo(Kind.GROWTH_RATE_SCALE);
        assertThat(request.space().variables().getFirst().blocks()).containsExactly(0, 1);
        assertThat(request.space().variables().get(1).values()).containsExactly(1.0, 0.0);
        assertThat(request.objectives())
                .containsExactly(Objective.least("milliseconds").byRatio(), Objective.most("parameters"));
        assertThat(request.constraints()).singleElement().satisfies(bound -> {
            assertThat(bound.metric()).isEqualTo("macs");
            assertThat(bound.atMost()).isEqualTo(4.3e9);
        });
        assertThat(request.budget().trials()).isEqualTo(40);
        assertThat(request.budget().minutes()).isNull();
        assertThat(request.dryRun()).isTrue();
        assertThat(request.costing()).contains("jetson-nano", "\"batchSize\":2");
        assertThat(request.measuring().batchSize()).isEqualTo(2);
    }

    @Test
    void saysBesideEachFieldWhatIsWrong() {
        MvcTestResult answer = post(
                "/searches",
                "network",
                "hardnet-68",
                "what",
                "growthRate",
                "blocks",
                "0",
                "values",
                "many",
                "objective",
                "macs",
                "better",
                "",
                "ratio",
                "false",
                "constraint",
                "",
                "atLeast",
                "",
                "atMost",
                "7",
                "trials",
                "some");
        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyText()
                .contains("Must be numbers of blocks such as 1, 2; blank for all.", "Begin the search");
        assertThat(post(
                        "/searches",
                        "network",
                        "hardnet-68",
                        "what",
                        "depth",
                        "blocks",
                        "",
                        "values",
                        "4, 8",
                        "trials",
                        "some"))
                .bodyText()
                .contains("Must be a whole number.");
        assertThat(post(
                        "/searches",
                        "network",
                        "hardnet-68",
                        "what",
                        "depth",
                        "blocks",
                        "",
                        "values",
                        "4, 8",
                        "trials",
                        "9"))
                .hasStatus(422)
                .bodyText()
                .contains("Must be within 1..3");
        assertThat(post(
                        "/searches",
                        "network",
                        "hardnet-68",
                        "what",
                        "depth",
                        "blocks",
                        "",
                        "values",
                        "4, 8",
                        "objective",
                        "macs"))
                .hasStatus(422)
                .bodyText()
                .contains("A search needs an end");
        assertThat(searches.begun).isEmpty();
    }

    @Test
    void countsTheSpaceWhileSomebodyWrites() {
        assertThat(post(
                        "/searches/space",
                        "network",
                        "hardnet-68",
                        "what",
                        "depth",
                        "blocks",
                        "",
                        "values",
                        "4..16 by 4"))
                .bodyText()
                .contains("4 networks", "space-json")
                .doesNotContain("<html");
        assertThat(post("/searches/space", "network", "hardnet-68", "what", "depth", "blocks", "9", "values", "4"))
                .bodyText()
                .contains("No space as it is written.", "problem");
    }

    @Test
    void addsAndTakesAwayLines() {
        String[] form = {
            "network",
            "hardnet-68",
            "what",
            "depth",
            "blocks",
            "",
            "values",
            "4, 8",
            "what",
            "multiplier",
            "blocks",
            "",
            "values",
            "1.6, 1.7"
        };
        assertThat(change(form, "more")).bodyText().contains("what-3").doesNotContain("what-4");
        assertThat(change(form, "0")).bodyText().contains("1.6, 1.7").doesNotContain("what-2");
        assertThat(change(form, "bound")).bodyText().contains("constraint-3");
        assertThat(change(form, "around")).bodyText().contains("k × this", "what-9");
    }

    @Test
    void takesASpaceThatIsPasted() {
        String space = DesignSpaceJson.writeText(FakeSearches.SPACE);
        assertThat(post("/searches/form", "network", "hardnet-39ds", "line", "pasted", "pasted", space))
                .bodyText()
                .contains("hardnet-68", "k × this");
        assertThat(post("/searches/form", "network", "hardnet-39ds", "line", "pasted", "pasted", "{"))
                .bodyText()
                .contains("It does not hold a space in JSON.");
    }

    @Test
    void asksAgainAsBefore() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 20);
        page("/searches/new", "clone", id.toString())
                .contains("Fast and able", "value=\"9000000000\"", "k × this", "value=\"7\"");
        assertThat(new Answers(mvc).to("/searches/new", "clone", new UUID(9, 9).toString()))
                .hasStatus(404);
    }

    private MvcTestResult change(String[] form, String line) {
        var more = new String[form.length + 2];
        System.arraycopy(form, 0, more, 0, form.length);
        more[form.length] = "line";
        more[form.length + 1] = line;
        return post("/searches/form", more);
    }

    private MvcTestResult post(String path, String... parameters) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private AbstractStringAssert<?> page(String path, String... parameters) {
        return new Answers(mvc).page(path, parameters);
    }
}
