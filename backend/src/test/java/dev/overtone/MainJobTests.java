package dev.overtone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Overtone is for, in a real browser on the real program: slide, see, measure, find it again. */
@BesideOthers
class MainJobTests {

    private static final double LONG_ENOUGH_FOR_A_RUN = 120_000;

    private final Complaints complaints = new Complaints("status of 422", "ERR_CONNECTION_REFUSED");

    @Test
    void measuresWhatTheSlidersSayAndKeepsItOverARestart(@TempDir Path home) throws Exception {
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            String run;
            String p50;
            try (RunningServer server = RunningServer.start(home);
                    BrowserContext context = browser.newContext()) {
                Page page = open(context, server.url() + "/designer?preset=hardnet-39ds");
                Locator name = page.getByTestId("design-name");
                assertThat(name).containsText("k16-20-64-160");
                String parameters = page.getByTestId("total-parameters").innerText();

                page.getByLabel("All blocks growth rate k, percent, slider").press("PageDown");
                assertThat(name).not().containsText("k16-20-64-160");
                assertThat(page.getByTestId("total-parameters")).not().hasText(parameters);
                assertThat(page.getByTestId("drawing").locator("svg").first()).isVisible();
                String designed = name.innerText();
                checkAccessibility(page);

                page.locator("#measure summary").press("Enter");
                page.locator("#counters").check();
                page.locator("#measure-button").click();
                page.waitForURL(Pattern.compile(".*/runs/[0-9a-f-]{36}$"));
                run = page.url().substring(page.url().lastIndexOf('/') + 1);
                Locator latency = page.getByTestId("p50");
                assertThat(latency)
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_ENOUGH_FOR_A_RUN));
                p50 = latency.locator("data").first().getAttribute("value");
                assertThat(Double.parseDouble(p50)).isPositive();
                assertThat(page.getByTestId("layers-gap")).containsText("ms (");
                assertThat(page.getByTestId("memory")).containsText("The network’s own, at the peak");
                assertThat(page.getByTestId("counters")).containsText("perf");
                page.locator("#layer-times")
                        .getByText("Time, ms", new Locator.GetByTextOptions().setExact(true))
                        .click();
                assertThat(page.locator("#layer-times th[aria-sort='descending']"))
                        .hasText("Time, ms");
                assertThat(timesOfLayers(page)).hasSizeGreaterThan(40).isSortedAccordingTo(Comparator.reverseOrder());
                checkAccessibility(page);

                page.navigate(server.url() + "/runs");
                assertThat(page.locator("[data-run='" + run + "']")).containsText(designed);
                checkAccessibility(page);
                page.navigate(server.url() + "/");
                checkAccessibility(page);
            }
            try (RunningServer server = RunningServer.start(home);
                    BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                            .setColorScheme(ColorScheme.DARK)
                            .setViewportSize(390, 844))) {
                Page page = open(context, server.url() + "/runs");
                Locator row = page.locator("[data-run='" + run + "']");
                assertThat(row).isVisible();
                checkAccessibility(page);
                row.getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                        .first()
                        .click();
                assertThat(page.getByTestId("p50").locator("data").first()).hasAttribute("value", p50);
                page.waitForLoadState();
                checkAccessibility(page);
                page.navigate(server.url() + "/designer?run=" + run);
                assertThat(page.getByTestId("drawing").locator("svg").first()).isVisible();
                checkAccessibility(page);
            }
        }
        assertThat(complaints.heard()).isEmpty();
    }

    private static List<Double> timesOfLayers(Page page) {
        var written = (List<?>)
                page.locator("#layer-times tbody td:nth-child(5)").evaluateAll("all => all.map(a => a.dataset.sort)");
        return written.stream()
                .map(milliseconds -> Double.valueOf(String.valueOf(milliseconds)))
                .toList();
    }

    @Test
    void explainsABadValueBesideItsFieldAndKeepsTheLastGoodPicture(@TempDir Path home) throws Exception {
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright);
                RunningServer server = RunningServer.start(home, java.util.Map.of("OVERTONE_WORKER_LOCAL", "false"));
                BrowserContext context = browser.newContext()) {
            Page page = open(context, server.url() + "/designer");
            String parameters = page.getByTestId("total-parameters").innerText();
            Locator depth = page.getByLabel("Block 1 depth L").and(page.locator("input[type=number]"));
            depth.fill("900");
            Locator problem = page.locator("[data-problem='blocks[0].depth']");
            Object reach = page.locator("[data-slides='blocks[0].depth']").evaluate("slider => slider.dataset.reach");
            assertThat(problem).containsText("1..512");
            assertThat(depth).hasAttribute("aria-invalid", "true");
            assertThat(page.getByTestId("total-parameters")).hasText(parameters);
            depth.fill("4");
            assertThat(problem).isHidden();
            assertThat(page.getByTestId("total-parameters")).not().hasText(parameters);
            // The address follows when the hand rests.
            page.waitForURL(address ->
                    URLDecoder.decode(address, StandardCharsets.UTF_8).contains("\"growthRate\":14,\"depth\":4,"));
            String design = page.getByTestId("design-name").innerText();
            page.reload();
            assertThat(page.getByTestId("design-name")).hasText(design);
            assertThat(page.locator("[data-slides='blocks[0].depth']")).hasAttribute("max", (String) reach);

            server.close();
            depth.fill("5");
            assertThat(page.locator("#problems")).containsText("does not answer");
            depth.fill("6");
            assertThat(page.locator("#problems")).containsText("does not answer");
        }
        assertThat(complaints.heard()).isEmpty();
    }

    private Page open(BrowserContext context, String url) {
        Page page = context.newPage();
        complaints.listenTo(page);
        page.onRequest(request -> {
            if (!request.url().startsWith(url.substring(0, url.indexOf('/', 8)))
                    && !request.url().startsWith("data:")) {
                complaints.add("asked another host: " + request.url());
            }
        });
        page.navigate(url);
        return page;
    }

    private void checkAccessibility(Page page) {
        assertThat(Audit.of(page, complaints)).as(page.url()).isEmpty();
    }
}
