package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.overtone.Chromium;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The Designer under a hand: keys, buttons and drags in a real browser. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
class HandsTests {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    @AfterEach
    void nothingComplained() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void undoesAndRedoesEveryStepAlsoAfterAReload() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            Locator name = page.getByTestId("design-name");
            Locator undo = page.locator("#undo");
            Locator redo = page.locator("#redo");
            assertThat(undo).isDisabled();

            page.locator("[data-path='blocks[1].depth']").fill("8");
            page.keyboard().press("Tab");
            page.locator("[data-slides='blocks[0].growthRate']").press("ArrowRight");
            page.locator("#blocks [data-block]:nth-child(3) [data-do=remove]").click();
            page.selectOption("#preset", "densenet-121");
            assertThat(name).hasText("densenet_d6-12-24-16_k32-32-32-32_r224");

            page.keyboard().press("Control+z");
            assertThat(page.locator("#told")).hasText("Undone: preset densenet-121");
            assertThat(name).hasText("hardnet_d8-8-16-4_k15-16-40-160_m1.7_r224");
            undo.click();
            assertThat(page.locator("#told")).hasText("Undone: block 3 removed");
            assertThat(name).hasText("hardnet_d8-8-16-16-4_k15-16-20-40-160_m1.7_r224");
            assertThat(undo).hasAttribute("title", "Undo: block 1 growth rate k 14 → 15 (Ctrl+Z)");

            page.reload();
            assertThat(name).hasText("hardnet_d8-8-16-16-4_k15-16-20-40-160_m1.7_r224");
            page.keyboard().press("Control+z");
            assertThat(page.locator("#told")).hasText("Undone: block 1 growth rate k 14 → 15");
            page.keyboard().press("Control+z");
            assertThat(page.locator("#told")).hasText("Undone: block 2 depth L 16 → 8");
            assertThat(undo).isDisabled();
            assertThat(page.locator("#preset")).hasValue("hardnet-68");
            page.waitForURL("**/designer?preset=hardnet-68");

            page.keyboard().press("Control+Shift+z");
            page.keyboard().press("Control+y");
            assertThat(name).hasText("hardnet_d8-8-16-16-4_k15-16-20-40-160_m1.7_r224");
            redo.click();
            redo.click();
            assertThat(name).hasText("densenet_d6-12-24-16_k32-32-32-32_r224");
            assertThat(redo).isDisabled();
            assertThat(undo).isFocused();
        }
    }

    @Test
    void aChangeAfterAnUndoTakesThePlaceOfWhatWasUndone() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer?preset=hardnet-39ds");
            Locator depth = page.locator("[data-path='blocks[0].depth']");
            depth.fill("5");
            depth.press("Control+z");
            assertThat(depth).hasValue("4");
            assertThat(page.locator("#redo")).isEnabled();
            page.locator("[data-path=depthwise]").uncheck();
            assertThat(page.locator("#redo")).isDisabled();
            page.keyboard().press("Control+z");
            assertThat(page.locator("#told")).hasText("Undone: depthwise-separable on → off");
            assertThat(page.locator("[data-path=depthwise]")).isChecked();

            page.locator("#measure summary").click();
            page.locator("#tags").fill("mine");
            page.locator("#tags").press("Control+z");
            assertThat(page.locator("#redo")).isEnabled();
            assertThat(page.locator("#told")).hasText("Undone: depthwise-separable on → off");
            checkAccessibility(page);
        }
    }

    private Page open(BrowserContext context, String address) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 422")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://localhost:" + port + address);
        page.waitForFunction("document.querySelector('#drawing svg, #families svg')");
        return page;
    }

    private void checkAccessibility(Page page) {
        List<String> before = List.copyOf(complaints);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .isEmpty();
        // The audit itself tries inline styles, which the page's policy refuses as it should.
        complaints.clear();
        complaints.addAll(before);
    }
}
