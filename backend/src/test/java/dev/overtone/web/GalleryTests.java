package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.overtone.Eye;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as a reader on a phone, by day and by night, sees them; the quick form of the trial {@code Screenshots}. */
class GalleryTests extends InBrowser {

    private static Gallery gallery;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void opensTheGallery() {
        gallery = new Gallery();
    }

    @AfterAll
    static void closesTheGallery() {
        gallery.close();
    }

    @BeforeEach
    void opensAPage() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setColorScheme(ColorScheme.LIGHT)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        page = context.newPage();
    }

    @AfterEach
    void closesThePage() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home-empty",
                "home-live",
                "designer-hardnet",
                "designer-expected",
                "correlation-macs",
                "correlation-too-few",
                "families-amid",
                "reference-ledgers",
                "compare-families",
                "compare-refused",
                "face-off-start",
                "networks-filled",
                "network-variant",
                "run-finished-noisy",
                "run-running-measuring",
                "run-failed-out-of-memory",
                "runs-filled",
                "runs-compare-slower",
                "runs-compare-mixed",
                "searches-filled",
                "searches-new-around",
                "searches-new-refused",
                "searches-compare",
                "search-running",
                "search-selected",
                "search-large",
                "device-draining",
                "devices-compare-two",
                "login-refused",
                "error-404",
                "keys-help",
                "keys-palette-typed"
            })
    void looksRightInBothThemes(String name) {
        var eye = new Eye(page);
        Scene scene = scene(name);
        gallery.open(scene, page);
        scene.expected().forEach(eye::expectComplaints);
        assertThat(eye.look(page)).as("%s by day", name).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(eye.lookAgain(page)).as("%s by night", name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"designer-hardnet", "designer-densenet"})
    void aDesignFillsASmallDesktopAndNeverScrollsSideways(String name) {
        page.setViewportSize(1024, 900);
        gallery.open(scene(name), page);
        var layers = page.locator(".layers");
        assertThat((int) layers.evaluate("e => e.scrollWidth - e.clientWidth")).isZero();
        assertThat(filledShare()).as("of the drawing's width").isGreaterThan(0.8);

        page.setViewportSize(1440, 900);
        page.waitForFunction("() => document.querySelector('.drawing-flow').clientWidth > 800");
        assertThat(filledShare()).as("of the drawing's width").isGreaterThan(0.75);
    }

    @Test
    void whereARunWasMeasuredTakesFourLinesOnASmallDesktop() {
        page.setViewportSize(1024, 900);
        gallery.open(scene("runs-filled"), page);
        assertThat(linesOf(".is-words"))
                .isNotEmpty()
                .allSatisfy(lines -> assertThat(lines).isLessThanOrEqualTo(4));
        assertThat((int) page.locator(".table-scroll").evaluate("e => e.scrollWidth - e.clientWidth"))
                .isZero();
    }

    @Test
    void noFilterStandsAloneOnAPhone() {
        gallery.open(scene("runs-filled"), page);
        var fewest = page.evaluate("""
                () => {
                    const rows = new Map();
                    for (const chip of document.querySelectorAll(".filters a")) rows.set(chip.offsetTop, (rows.get(chip.offsetTop) ?? 0) + 1);
                    return Math.min(...rows.values());
                }""");
        assertThat((int) fewest).isGreaterThan(1);
    }

    @Test
    void anEyeSeesWhatIsWrong() {
        page.setContent("<html lang=en><title>Wrong</title><main><h1>Wrong</h1><div style='width:40px;overflow:hidden;"
                + "white-space:nowrap'>a text that is cut off</div><p style='width:900px;color:#ddd'>pale</p></main>");
        assertThat(new Eye(page).look(page))
                .anySatisfy(fault -> assertThat(fault).contains("a text that is cut off"))
                .anySatisfy(fault -> assertThat(fault).contains("px wide in a window of 390 px"))
                .anySatisfy(fault -> assertThat(fault).contains("color-contrast"));
    }

    @Test
    void saysWhenItIsOutOfTouchAndRecovers() {
        gallery.open(scene("run-stale"), page);
        assertThat(page.locator("#connection")).containsText("This is what was known at");
        gallery.serve();
        page.locator("#connection p")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));

        gallery.open(scene("runs-stale"), page);
        gallery.serve();
        assertThat(page.locator("#connection p"))
                .hasCount(
                        0,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(30_000));
        assertThat(page.locator("body")).not().hasAttribute("data-stale", "");
    }

    /** A server that hangs keeps its connection open; the page's clock runs ahead of the next beat, which then comes. */
    @Test
    void saysWhenALiveRunFallsSilentAndThatItIsHeardAgain() {
        page.clock().install();
        gallery.open(scene("run-running-measuring"), page);
        assertThat(page.locator("#connection p")).hasCount(0);
        page.clock().fastForward(12_500);
        assertThat(page.locator("#connection")).containsText("This is what was known at");
        assertThat(page.locator("#connection p"))
                .hasCount(
                        0,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(12_000));
    }

    @Test
    void aVeryLongNameUnfolds() {
        gallery.open(scene("run-finished-longest"), page);
        var name = page.locator("h1");
        double folded = name.boundingBox().height;
        var button = page.locator("[data-unfold]");
        button.press("Enter");
        assertThat(button).hasAttribute("aria-expanded", "true");
        assertThat(name.boundingBox().height).isGreaterThan(2 * folded);
        page.locator("[data-copy='#run-name']").press("Enter");
        assertThat(clipboard()).isEqualTo(name.textContent());
    }

    @Test
    void numbersAreCopiedAsTheyAre() {
        gallery.open(scene("run-finished-stable"), page);
        var macs = page.getByTestId("total-macs").locator("button");
        assertThat(macs).hasText("4.246 G");
        macs.press("Enter");
        assertThat(page.locator("#said")).hasText("Copied 4246114304");
        assertThat(clipboard()).isEqualTo("4246114304");
    }

    @Test
    void aTableIsCopiedAsLinesAndTabs() {
        gallery.open(scene("designer-densenet"), page);
        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('#layer-rows').rows[0])");
        page.keyboard().press("Control+c");
        assertThat(clipboard())
                .isEqualTo("features.conv0\tconv2d\t3 → 64\t7×7 /2\t112×112\t9408\t118013952\t953344\t123.8");
        page.evaluate("""
                () => {
                    const rows = document.querySelector("#layer-rows").rows;
                    getSelection().setBaseAndExtent(rows[0], 0, rows[1], rows[1].childNodes.length);
                }""");
        page.keyboard().press("Control+c");
        assertThat(clipboard().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(9));
    }

    /** Of the rows of the drawing together; the last of them may be shorter. */
    private double filledShare() {
        return ((Number) page.evaluate("""
                () => {
                    const flow = document.querySelector(".drawing-flow");
                    const {paddingLeft, paddingRight, columnGap} = getComputedStyle(flow);
                    const rows = new Map();
                    for (const part of flow.children) rows.set(part.offsetTop, (rows.get(part.offsetTop) ?? -parseFloat(columnGap)) + part.offsetWidth + parseFloat(columnGap));
                    const filled = [...rows.values()].reduce((sum, width) => sum + width, 0);
                    return filled / rows.size / (flow.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
                }""")).doubleValue();
    }

    private List<Integer> linesOf(String selector) {
        var lines = (List<?>) page.evaluate("""
                (selector) => [...document.querySelectorAll(selector)].map((e) => {
                    const range = document.createRange();
                    range.selectNodeContents(e);
                    return Math.round(range.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight));
                })""", selector);
        return lines.stream().map(count -> ((Number) count).intValue()).toList();
    }

    private Scene scene(String name) {
        return Gallery.scenes().stream()
                .filter(scene -> scene.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String clipboard() {
        return page.evaluate("() => navigator.clipboard.readText()").toString();
    }
}
