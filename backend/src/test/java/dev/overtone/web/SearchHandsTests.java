package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.overtone.search.Findings;
import dev.overtone.search.SearchState;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a search in a real browser, without a pointer. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
class SearchHandsTests extends InBrowser {

    @Autowired
    private FakeSearches searches;

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void opensAPage() {
        searches.clear();
        context = browser.newContext();
        page = context.newPage();
        complaints.listenTo(page);
    }

    @AfterEach
    void closesIt() {
        context.close();
    }

    @Test
    void theBrowserFindsTheFrontThatTheServerFinds() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 400);
        var findings = Findings.of(searches.find(id).orElseThrow(), searches.trials(id));
        open("/searches/" + id + "?show=front");
        assertThat(page.locator("#trials-table tbody tr"))
                .hasCount(Math.min(50, findings.front().size()));
        assertThat(page.locator("#front-count"))
                .hasText(findings.front().size() + " of " + findings.networks().size() + " networks");
    }

    @Test
    void whatIsMarkedInTheTableIsInTheAddressUntilEscape() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 60);
        open("/searches/" + id);
        press("j", "j", "x", "j", "x");
        assertThat(page.locator("#selection-count")).hasText("2 networks");
        assertThat(page.url()).contains("selected=2-3");
        assertThat(page.locator("#selected-measure [name=candidate]")).hasCount(2);
        page.reload();
        assertThat(page.locator("#selection-count")).hasText("2 networks");
        page.locator("body").press("Escape");
        assertThat(page.locator("#selection")).isHidden();
        assertThat(page.url()).doesNotContain("selected");
    }

    /** What a drag along an axis does, too. */
    @Test
    void anAxisIsMarkedWithoutDragging() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 400);
        open("/searches/" + id);
        page.locator("#mark-axis").selectOption("0");
        String least = page.locator("#mark-values option").first().innerText();
        page.locator("#mark-to").fill(least);
        page.locator("#mark-to").press("Enter");
        assertThat(page.locator("#selection-count")).containsText("networks");
        String selected = page.locator("#selection-count").innerText();
        assertThat(page.url()).contains("marks=0%3A0%7E0");

        page.reload();
        assertThat(page.locator("#selection-count")).hasText(selected);
        page.locator("#mark-axis").selectOption("0");
        assertThat(page.locator("#mark-to")).hasValue(least);
        page.locator("#mark-to").fill("many");
        page.locator("#mark-to").press("Enter");
        assertThat(page.locator("#marking-problem")).containsText("“many” is none of its values: " + least);
        assertThat(page.locator("#selection-count")).hasText(selected);

        page.locator("#unbrush").press("Enter");
        assertThat(page.locator("#selection")).isHidden();
        assertThat(page.locator("#mark-to")).hasValue("");
    }

    @Test
    void marksAreClearedBeforeTheLinesAreThere() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 400);
        page.route("**/data.json*", route -> {});
        page.navigate("http://localhost:" + port + "/searches/" + id + "?marks=0:0~0");
        assertThat(page.locator("#unbrush")).isVisible();
        page.locator("#unbrush").press("Enter");
        assertThat(page.locator("#unbrush")).isHidden();
        assertThat(page.url()).doesNotContain("marks");
    }

    @Test
    void aLimitLeadsToTheNearestNetworkOfTheFront() {
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 400);
        open("/searches/" + id);
        page.locator("#limit-1").fill("40");
        page.locator("#limit-1").press("Enter");
        assertThat(page.locator("#nearest-answer")).containsText("Trial ");
        assertThat(page.locator("#selection-count")).hasText("1 network");
        page.locator("#limit-1").fill("0.001");
        page.locator("#limit-1").press("Enter");
        assertThat(page.locator("#nearest-answer")).containsText("Nothing on the front keeps to that.");
    }

    @Test
    void theTableIsPagedAndSorted() {
        UUID id = searches.add("Ten thousand", SearchState.FINISHED, 10_000);
        open("/searches/" + id);
        assertThat(page.locator("#trials-table tbody tr")).hasCount(50);
        page.locator("#trials-next").press("Enter");
        assertThat(page.locator("#trials-page")).hasText("51 to 100");
        page.locator("[data-sort=macs]").press("Enter");
        assertThat(page.locator("#trials-page")).hasText("1 to 50");
        assertThat(page.url()).contains("sort=macs");
    }

    @Test
    void newTrialsComeByThemselves() {
        UUID id = searches.add("Still at it", SearchState.RUNNING, 20);
        open("/searches/" + id);
        assertThat(page.locator("#trials-count")).hasText("20 of 20");
        UUID more = searches.add("More of it", SearchState.RUNNING, 30);
        searches.trials.put(id, searches.trials(more));
        var then = searches.find(more).orElseThrow();
        searches.searches.put(
                id,
                FakeSearches.search(
                        id,
                        "Still at it",
                        SearchState.RUNNING,
                        then.space(),
                        then.objectives(),
                        then.budget(),
                        searches.trials(id)));
        searches.tell(id);
        assertThat(page.locator("#trials-count")).hasText("30 of 30");
        assertThat(page.locator("#status")).containsText("of 100");
    }

    @Test
    void stoppingAsksFirst() {
        UUID id = searches.add("Still at it", SearchState.RUNNING, 20);
        open("/searches/" + id);
        page.locator("#stop-open").press("Enter");
        page.locator("#stop-dialog [data-close]").press("Enter");
        assertThat(searches.asked).isEmpty();
        page.locator("#stop-open").press("Enter");
        page.locator("#stop").press("Enter");
        page.waitForURL("**/searches/" + id);
        assertThat(searches.asked).containsExactly("stop");
    }

    @Test
    void aLineIsAddedInPlaceAndTheSpaceIsCounted() {
        open("/searches/new?network=hardnet-39ds");
        String before = page.locator(".space-size").innerText();
        page.locator("#values-1").fill("0.5, 1");
        assertThat(page.locator(".space-size")).not().hasText(before);
        int lines = page.getByTestId("varying").count();
        page.locator("button[value=more]").press("Enter");
        assertThat(page.getByTestId("varying")).hasCount(lines + 1);
        assertThat(page.locator("#values-1")).hasValue("0.5, 1");
    }

    private void open(String address) {
        page.navigate("http://localhost:" + port + address);
        page.waitForFunction("() => !document.querySelector('.chart[data-state]')");
    }

    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }
}
