package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.RunState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job without a pointer, in a real browser. No test here moves or presses a mouse. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
class KeyboardTests extends InBrowser {

    private static final Pattern RUN = Pattern.compile(".*/runs/[0-9a-f-]{36}$");
    private static final int MOST_STOPS = 200;

    @Autowired
    private FakeProfiler profiler;

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void opensAPage() {
        profiler.runs.clear();
        profiler.samples.clear();
        profiler.submitted.clear();
        context = browser.newContext();
        page = context.newPage();
        complaints.listenTo(page);
    }

    @AfterEach
    void closesIt() {
        context.close();
    }

    @Test
    void runsAreComparedCellByCellAndDifferenceByDifference() {
        var one = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 200, Verdict.STABLE);
        var other = profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 21.86, 200, Verdict.STABLE);
        open("/runs/compare?runs=" + one.run().id() + "," + other.run().id());
        page.locator("#facts-table[role=grid]").waitFor();
        press("n");
        assertThat(page.locator("tr.differs td:focus")).hasCount(1);
        press("n", "p", "p");
        assertThat(page.locator("tr.differs td:focus")).hasCount(1);
        page.locator("[data-fact=macs] td").first().focus();
        press("ArrowRight", "Enter");
        assertThat(page.locator("#said"))
                .hasText("Copied " + other.run().network().totals().macs());
        press("x");
        assertThat(page.locator(".run-chip button[aria-pressed=true]")).hasText("B");
        assertThat(page.locator("[data-fact=macs] td.lit")).hasCount(1);
        page.locator("#facts-only").press("Enter");
        assertThat(page.locator("[data-fact=precision]")).isHidden();
        assertThat(page.locator("#facts-hidden")).containsText("that all share are hidden");
        assertThat(page.url()).contains("only=true", "selected=2");
        page.locator("body").press("Escape");
        assertThat(page.url()).doesNotContain("selected");
        page.locator("[data-fact=macs] td").last().focus();
        press("b");
        page.waitForURL("**base=" + other.run().id() + "**");
        assertThat(page.getByTestId("comparison-verdict")).containsText("A is ");
        assertThat(page.getByTestId("comparison-verdict")).containsText("slower");
    }

    @Test
    void theWholeMainJobNeedsNoPointer() {
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 200, Verdict.STABLE);
        open("/");
        press("g", "d");
        page.waitForURL("**/designer");
        String designed = page.getByTestId("design-name").innerText();
        tabTo("Block 2 growth rate k, slider");
        press("ArrowRight");
        assertThat(page.getByTestId("design-name")).not().hasText(designed);
        press("m");
        assertThat(page.locator("#measure-button")).isFocused();
        press("Shift+Tab", "Enter");
        tabTo("Quick");
        press("ArrowDown");
        assertThat(page.locator("#measure-summary")).containsText("standard");
        press("m", "Enter");
        page.waitForURL(RUN);

        var asked = profiler.submitted.getFirst();
        assertThat(asked.protocol()).isEqualTo("standard");
        assertThat(((HarDNet) asked.network()).blocks().get(1).growthRate()).isEqualTo(17);
        var run = profiler.runs.values().stream()
                .filter(details -> details.run().state() == RunState.QUEUED)
                .findFirst()
                .orElseThrow()
                .run();
        profiler.finish(run.id(), 48.31, 200, Verdict.STABLE);
        assertThat(page.getByTestId("p50")).isVisible();

        press("g", "r");
        page.waitForURL("**/runs");
        press("j", "j");
        assertThat(page.locator("tr[aria-current]")).containsText("densenet");
        press("k");
        assertThat(page.locator("tr[aria-current]")).containsText(run.network().name());
        press("Enter");
        page.waitForURL("**/runs/" + run.id());

        press("Control+k");
        type("Home");
        press("Enter");
        page.waitForURL(address("/"));
        assertThat(page.locator("#now")).containsText(run.network().name());
    }

    @Test
    void thePaletteFindsPresetsRunsAndWhatThePageCanDo() {
        var run = profiler.addFinished(FakeProfiler.preset("hardnet-85"), 81.3, 200, Verdict.STABLE);
        open("/designer");
        press("Control+k");
        Locator input = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("Page")));
        assertThat(input).isFocused();
        type("densenet-161");
        Locator selected = page.locator("#palette-list [aria-selected='true']");
        assertThat(selected).hasText("densenet-161");
        assertThat(input).hasAttribute("aria-activedescendant", "jump-preset-densenet-161");
        press("Enter");
        page.waitForURL("**/designer?preset=densenet-161");

        press("Control+k");
        type(run.run().id().toString().substring(0, 30));
        assertThat(selected).containsText(run.run().network().name());
        press("ArrowDown", "ArrowUp", "Enter");
        page.waitForURL("**/runs/" + run.run().id());

        press("Control+k");
        type("theme");
        assertThat(selected).containsText("theme");
        press("Enter");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        press("Control+k");
        type("nothing is called this");
        assertThat(page.locator("#palette-note")).containsText("Nothing is called");
        press("Enter", "Escape");
        assertThat(page.locator("#palette")).isHidden();
    }

    @Test
    void enterInThePaletteMayComeBeforeTheAnswer() {
        var run = profiler.addFinished(FakeProfiler.preset("hardnet-85"), 81.3, 200, Verdict.STABLE);
        open("/");
        press("Control+k");
        type(run.run().id().toString());
        press("Enter");
        page.waitForURL("**/runs/" + run.run().id());
    }

    @Test
    void undoStaysInTheDialogAndBringsTheOriginBack() {
        open("/designer");
        Locator origin = page.locator("#made-from");
        assertThat(origin).hasValue("hardnet-68");
        page.selectOption("#preset", "densenet-121");
        assertThat(origin).hasValue("densenet-121");

        page.locator("#save-open").press("Enter");
        page.locator("#save [data-close]").first().focus();
        press("Control+z");
        assertThat(page.locator("#told")).isEmpty();
        press("Escape");
        press("Control+z");
        assertThat(page.locator("#told")).hasText("Undone: preset densenet-121");
        assertThat(origin).hasValue("hardnet-68");
        press("Control+y");
        assertThat(origin).hasValue("densenet-121");
    }

    @Test
    void helpListsTheKeysOfThePageAndCanTurnThemOff() {
        profiler.addFinished(FakeProfiler.preset("hardnet-85"), 81.3, 200, Verdict.STABLE);
        open("/runs");
        press("?");
        Locator help = page.locator("#keys");
        assertThat(help).containsText("Go to Designer");
        assertThat(help).containsText("Next row");
        press("g", "d");
        assertThat(help).isVisible();
        press("Escape");
        assertThat(help).isHidden();

        press("?", "Tab", "Tab", "Space", "Escape", "?");
        assertThat(help).isHidden();
        press("Control+k", "Escape");
        page.reload();
        press("j");
        assertThat(page.locator("tr[aria-current]")).hasCount(0);
    }

    @Test
    void keysAreOnlyLettersInAField() {
        profiler.addFinished(FakeProfiler.preset("hardnet-85"), 81.3, 200, Verdict.STABLE);
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 200, Verdict.STABLE);
        open("/runs");
        press("/");
        assertThat(page.locator("#runs-filter")).isFocused();
        page.keyboard().type("g r ? / j");
        assertThat(page.locator("#runs-filter")).hasValue("g r ? / j");
        assertThat(page.locator("#runs-table")).containsText("No run like this");
        page.locator("#runs-filter").fill("densenet");
        assertThat(page.getByTestId("run-row")).hasCount(1);
        assertThat(page).hasURL(address("/runs?filter=densenet"));
        press("Shift+Tab", "Control+j", "Alt+j", "Meta+j");
        assertThat(page.locator("tr[aria-current]")).hasCount(0);
    }

    @Test
    void aRowKeepsTheFocusWhenTheTableIsRefreshed() {
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 200, Verdict.STABLE);
        var live = profiler.add(FakeProfiler.preset("hardnet-68"), RunState.RUNNING, "MEASURING", 0.2, null);
        open("/runs");
        press("j", "j");
        Locator row = page.locator("tr[aria-current]");
        assertThat(row).containsText("densenet");
        profiler.change(live.run().id(), RunState.RUNNING, "MEASURING", 0.77);
        assertThat(page.locator("#runs-table")).containsText("77 %");
        assertThat(row).containsText("densenet");
        assertThat(row.locator("a")).isFocused();
        press("k", "Enter");
        page.waitForURL("**/runs/" + live.run().id());
    }

    @Test
    void tabReachesEverythingInOrderShowsItAndLeavesAgain() {
        profiler.addFinished(FakeProfiler.preset("hardnet-85"), 81.3, 200, Verdict.STABLE);
        profiler.add(FakeProfiler.preset("hardnet-68"), RunState.RUNNING, "MEASURING", 0.2, null);
        for (String address : List.of(
                "/",
                "/designer",
                "/runs",
                "/reference?show=unlike",
                "/compare?network=hardnet-68&network=hardnet-85",
                "/face-off",
                "/correlation",
                "/nowhere")) {
            open(address);
            press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            press("Enter", "Tab");
            assertThat(page.evaluate("() => document.activeElement.closest('main') !== null"))
                    .as("what follows the skip link on " + address)
                    .isEqualTo(true);
            open(address);
            assertThat(walk()).as(address).isEmpty();
        }
        complaints.forget("status of 404");
    }

    /** Tabs through the page once; answers what had the focus without showing it. */
    private Set<String> walk() {
        var unseen = new LinkedHashSet<String>();
        page.evaluate("() => document.querySelector('.drawing-flow')?.replaceChildren()");
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            press("Tab");
            Object stop = page.evaluate("""
                    () => {
                        const at = document.activeElement;
                        if (at === document.body || at.dataset.stopped) return null;
                        at.dataset.stopped = "yes";
                        const seen = (e) => e && (getComputedStyle(e).outlineStyle !== "none" && parseFloat(getComputedStyle(e).outlineWidth) >= 2);
                        const box = at.getBoundingClientRect();
                        const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                        return inside && (seen(at) || seen(at.closest("label"))) ? "" : at.outerHTML.slice(0, 160);
                    }""");
            if (stop == null) {
                return unseen;
            }
            if (!stop.toString().isEmpty()) {
                unseen.add(stop.toString());
            }
        }
        unseen.add("never came to an end");
        return unseen;
    }

    private void tabTo(String label) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            press("Tab");
            Object at = page.evaluate(
                    "() => document.activeElement.ariaLabel ?? document.activeElement.closest('label')?.innerText ?? ''");
            if (at.toString().startsWith(label)) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + label);
    }

    private void open(String path) {
        page.navigate(address(path));
        page.locator("#jump").waitFor();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private void type(String text) {
        assertThat(page.locator("#palette-input")).isFocused();
        page.keyboard().type(text);
    }
}
