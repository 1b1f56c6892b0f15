package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.overtone.Audit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Costs on hardware under a hand, in a real browser. */
@SpringBootTest(classes = PagesPreview.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class CostsHandsTests extends InBrowser {

    @LocalServerPort
    private int port;

    @Test
    void everySwitchChangesTheFiguresAndTheAddress() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            assertThat(page.getByTestId("cost-operations")).containsText("242");
            page.locator("[name=fused]").check();
            assertThat(page.getByTestId("cost-operations")).containsText("108");
            page.locator("[name=concatFree]").check();
            assertThat(page.getByTestId("cost-operations")).containsText("73");
            page.selectOption("#what-hardware", "h200-sxm");
            page.selectOption("#what-precision", "bf16");
            assertThat(page.getByTestId("cost-ridge")).containsText("206.1");
            page.waitForURL(Pattern.compile("hardware=h200-sxm&precision=bf16&fused=true&concatFree=true$"));

            page.reload();
            assertThat(page.getByTestId("cost-ridge")).containsText("206.1");
            assertThat(page.locator("[name=fused]")).isChecked();

            page.selectOption("#what-hardware", "gtx-1080");
            assertThat(page.locator("#what-precision")).hasValue("fp32");
            page.locator("#what-batch").fill("0");
            page.locator("#what-batch").blur();
            assertThat(page.locator("[data-problem='scenario.batchSize']")).hasText("Must be within 1..4096, was 0.");
            page.locator("#what-batch").fill("4");
            page.locator("#what-batch").blur();
            assertThat(page.locator("[data-problem='scenario.batchSize']")).isHidden();
        }
    }

    @Test
    void theWaterfallSortsAndLightsUpWithTheDrawing() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            Locator rows = page.locator("#waterfall tbody tr");
            assertThat(rows).hasCount(68);
            page.locator("#waterfall")
                    .getByText("MACs", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(rows.first()).containsText("base.8.layers.15.conv");
            rows.first().hover();
            assertThat(rows.first()).hasClass("lit");
            assertThat(page.locator("#layers tr.lit")).containsText("base.8.layers.15.conv");
        }
    }

    @Test
    void aBudgetGivesTheLargestDesignAndItCanBeUndone() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            page.locator("#budget-open").click();
            page.locator("#budget-form [type=submit]").click();
            assertThat(page.locator("#budget-form [data-problem=budget]")).isVisible();
            page.locator("#bound-macs").fill("2000");
            page.selectOption("#budget-largest", "resolution");
            page.keyboard().press("Enter");
            page.locator("#budget-form [type=submit]").click();
            Locator use = page.locator("#budget-form [data-use]");
            assertThat(use).isFocused();
            assertThat(page.getByTestId("solution")).containsText("The largest resolution is 15");
            assertThat(Audit.of(page, complaints)).isEmpty();
            use.click();
            assertThat(page.getByTestId("design-name")).hasText(Pattern.compile("_r15\\d$"));
            page.keyboard().press("Control+z");
            assertThat(page.locator("#told")).hasText("Undone: largest resolution within a budget");
            assertThat(page.getByTestId("design-name")).hasText(Pattern.compile("_r224$"));
        }
    }

    @Test
    void aNetworksPageHasThemToo() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/networks");
            page.locator("[data-opens-row]").first().click();
            assertThat(page.locator("#waterfall tbody tr").first()).isVisible();
            assertThat(page.locator("#what-hardware optgroup").first()).hasAttribute("label", "Measured here");
            page.selectOption("#what-hardware", "cpu-1f0c5a9e");
            assertThat(page.getByTestId("costs-answer")).containsText("calibrated here");
            page.selectOption("#what-hardware", "gtx-1080");
            page.locator("[name=concatFree]").check();
            page.waitForURL(Pattern.compile("/networks/[0-9a-f]{64}\\?concatFree=true$"));
            assertThat(Audit.of(page, complaints)).isEmpty();
        }
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        complaints.listenTo(page);
        page.navigate("http://localhost:" + port + path);
        return page;
    }
}
