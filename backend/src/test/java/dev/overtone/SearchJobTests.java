package dev.overtone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A search with real measured latency, in a real browser on the real program, from its form to its front. */
@BesideOthers
class SearchJobTests {

    private static final double LONG_ENOUGH_FOR_THREE_RUNS = 240_000;

    private static final String SPACE = """
            {"network": {"preset": "hardnet-39ds", "input": {"height": 64, "width": 64}},
             "vary": [{"what": "multiplier", "values": [1.5, 1.6, 1.7]}, {"what": "stem", "values": [16, 24, 32]}]}""";

    private final Complaints complaints = new Complaints();

    @Test
    void findsAFrontByMeasuring(@TempDir Path home) throws Exception {
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright);
                RunningServer server = RunningServer.start(home);
                BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            complaints.listenTo(page);
            page.navigate(server.url() + "/searches");
            assertThat(page.locator("main")).containsText("No search yet");

            page.navigate(server.url() + "/searches/new?network="
                    + URLEncoder.encode("hardnet-39ds", StandardCharsets.UTF_8));
            page.getByText("Paste a space").click();
            page.locator("#pasted").fill(SPACE);
            page.getByText("Take this space").click();
            assertThat(page.getByTestId("space")).containsText("9 networks");
            page.locator("#objective-1").selectOption("latency");
            page.locator("#objective-2").selectOption("expressivity");
            page.locator("#title").fill("Fast for what it can say");
            page.locator("#trials").fill("3");
            page.locator("#minutes").fill("");
            page.locator("#patience").fill("");
            page.locator("#begin-search").click();
            page.waitForURL(Pattern.compile(".*/searches/[0-9a-f-]{36}$"));

            assertThat(page.getByTestId("reason"))
                    .hasText(
                            "Its budget of 3 networks is spent.",
                            new LocatorAssertions.HasTextOptions().setTimeout(LONG_ENOUGH_FOR_THREE_RUNS));
            assertThat(page.getByTestId("best").first()).isVisible();
            Locator rows = page.locator("#trials-table tbody tr");
            assertThat(rows).hasCount(3);
            checkAccessibility(page);

            List<JsonNode> runs = items(server.get("/api/v1/runs"));
            assertThat(runs)
                    .hasSize(3)
                    .allSatisfy(
                            run -> assertThat(run.get("state").stringValue()).isEqualTo("FINISHED"));
            String id = page.url().substring(page.url().lastIndexOf('/') + 1);
            List<Double> measured = items(server.get("/api/v1/searches/" + id + "/trials")).stream()
                    .map(trial -> trial.get("figures").get("latency").doubleValue())
                    .toList();
            assertThat(measured)
                    .containsExactlyInAnyOrderElementsOf(runs.stream()
                            .map(run -> run.get("measurement")
                                    .get("latency")
                                    .get("p50")
                                    .doubleValue())
                            .toList());

            page.navigate(server.url() + "/searches");
            assertThat(page.locator("main")).containsText("Fast for what it can say");
            checkAccessibility(page);
        }
        assertThat(complaints.heard()).isEmpty();
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.get("items").spliterator(), false).toList();
    }

    private void checkAccessibility(Page page) {
        assertThat(Audit.of(page, complaints)).as(page.url()).isEmpty();
    }
}
