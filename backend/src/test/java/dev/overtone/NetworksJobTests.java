package dev.overtone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A design is kept under a name, says what it was made from, and is found again, in a real browser; nothing is measured. */
@BesideOthers
class NetworksJobTests {

    private final Complaints complaints = new Complaints();

    @Test
    void savesAVariantAndFindsItAgainWithItsLineage(@TempDir Path home) throws Exception {
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright);
                RunningServer server = RunningServer.start(home, Map.of("OVERTONE_WORKER_LOCAL", "false"))) {
            try (BrowserContext context = browser.newContext()) {
                Page page = open(context, server.url() + "/networks");
                assertThat(page.getByText("No network is kept yet")).isVisible();
                checkAccessibility(page);

                page.navigate(server.url() + "/designer?preset=hardnet-68");
                page.getByLabel("Block 2 growth rate k")
                        .and(page.locator("input[type=number]"))
                        .fill("20");
                assertThat(page.getByTestId("design-name")).containsText("k14-20-20-40-160");
                // The address follows when the hand rests.
                page.waitForURL(address -> URLDecoder.decode(address, StandardCharsets.UTF_8)
                        .contains("\"growthRate\":20,\"depth\":16,\"outChannels\":256"));
                page.reload();
                assertThat(page.locator("#made-from")).hasValue("hardnet-68");
                save(page, "Wider second block", "First line\n<i>second</i> line");
                Locator saved = page.getByTestId("saved-network");
                assertThat(saved).hasText("Wider second block");
                checkAccessibility(page);
                saved.click();

                assertThat(page.getByTestId("network-title")).hasText("Wider second block");
                assertThat(page.getByTestId("notes")).hasText("First line\n<i>second</i> line");
                assertThat(page.getByTestId("made-from")).containsText("hardnet-68");
                assertThat(page.getByTestId("made-from")).containsText("block 2: k 16 → 20");
                assertThat(page.getByTestId("drawing").locator("svg").first()).isVisible();
                checkAccessibility(page);

                page.getByText("Edit name and notes").click();
                checkAccessibility(page);
                page.getByLabel("Notes (Markdown)").fill("Better than the second line.");
                page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, named("Save"))
                        .click();
                assertThat(page.getByTestId("notes")).hasText("Better than the second line.");

                page.getByText("Open in Designer").click();
                page.getByLabel("Classes").fill("19");
                assertThat(page.getByTestId("total-parameters")).containsText("M");
                save(page, "", "");
                assertThat(page.locator("#made-from")).not().hasValue("hardnet-68");
            }
            try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                    .setColorScheme(ColorScheme.DARK)
                    .setViewportSize(390, 844))) {
                Page page = open(context, server.url() + "/networks");
                assertThat(page.getByTestId("network-row")).hasCount(3);
                checkAccessibility(page);
                page.locator("#q").fill("wider");
                page.locator("#q").press("Enter");
                assertThat(page.getByTestId("network-row")).hasCount(1);
                page.getByText("Wider second block").click();
                assertThat(page.getByTestId("made-into")).containsText("classes 1000 → 19");
                checkAccessibility(page);
                page.getByTestId("made-from").getByText("hardnet-68").first().click();
                assertThat(page.getByTestId("made-into")).containsText("Wider second block");
            }
            assertThat(server.get("/api/v1/runs").get("items").size()).isZero();
        }
        assertThat(complaints.heard()).isEmpty();
    }

    private static void save(Page page, String name, String notes) {
        page.locator("#save-open").click();
        page.locator("#save-name").fill(name);
        page.locator("#save-notes").fill(notes);
        page.locator("#save .primary").first().click();
        assertThat(page.getByTestId("saved-network")).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private Page open(BrowserContext context, String url) {
        Page page = context.newPage();
        complaints.listenTo(page);
        page.navigate(url);
        return page;
    }

    private void checkAccessibility(Page page) {
        assertThat(Audit.of(page, complaints)).as(page.url()).isEmpty();
    }
}
