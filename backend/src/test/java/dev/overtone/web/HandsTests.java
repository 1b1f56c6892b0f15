package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import dev.overtone.Audit;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The Designer under a hand: keys, buttons and drags in a real browser. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
class HandsTests extends InBrowser {

    @LocalServerPort
    private int port;

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

    /** Before the hand rests. */
    @Test
    void aReloadKeepsTheChangeOfAMomentAgo() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            page.locator("[data-path='blocks[1].depth']").fill("8");
            page.reload();
            assertThat(page.getByTestId("design-name")).hasText("hardnet_d8-8-16-16-4_k14-16-20-40-160_m1.7_r224");
        }
    }

    @Test
    void tellsBesideTheInputsSizeThatItIsTooSmallAndBesideTheBlockWhere() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            Locator height = page.getByLabel("Height", new Page.GetByLabelOptions().setExact(true));
            height.fill("8");
            assertThat(page.locator("[data-problem='input.height']")).hasText("Must be within 29..8192, was 8.");
            assertThat(height).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("[data-problem='blocks[2]']"))
                    .containsText("A feature map of 1×28 shrinks to nothing in block 3 (max pooling 2×2)");
            assertThat(page.locator("[data-problem='input.width']")).isHidden();

            height.fill("29");
            assertThat(page.getByTestId("design-name")).containsText("r29x224");
            assertThat(page.locator("[data-problem='input.height']")).isHidden();
            assertThat(page.locator("[data-problem='blocks[2]']")).isHidden();
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
        }
    }

    @Test
    void undoTakesBackWhatWasRefused() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer?preset=hardnet-39ds");
            Locator depth = page.locator("[data-path='blocks[0].depth']");
            depth.fill("900");
            depth.press("Tab");
            assertThat(page.locator("#problems")).containsText("Must be within 1..512, was 900.");
            page.keyboard().press("Control+z");
            assertThat(page.locator("#problems")).isEmpty();
            assertThat(depth).hasValue("4");
            assertThat(page.locator("#measure-button")).isEnabled();
        }
    }

    @Test
    void oneHandleMovesTheGrowthRateThatAllBlocksShare() {
        String network = "{\"family\":\"log-densenet\",\"scope\":\"network\",\"blocks\":["
                + "{\"growthRate\":24,\"depth\":6},{\"growthRate\":24,\"depth\":8}]}";
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer?network=" + URLEncoder.encode(network, StandardCharsets.UTF_8));
            page.locator("[data-part='1'] .handle.growthRate").press("ArrowUp");
            assertThat(page.getByTestId("design-name")).containsText("k25-25");
            assertThat(page.locator("#undo")).hasAttribute("title", "Undo: 2 blocks’ growth rate k 24 → 25 (Ctrl+Z)");
        }
    }

    @Test
    void draggingABlocksEndChangesItsDepthInOneStep() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            Locator name = page.getByTestId("design-name");
            Locator end = page.locator("[data-part='1'] .handle.depth");
            assertThat(end).hasAttribute("aria-valuenow", "16");
            double pitch = Double.parseDouble(
                    page.locator("[data-part='1'] .layer .hit").first().getAttribute("width"));
            drag(page, end, pitch * 4, 0);
            assertThat(name).hasText("hardnet_d8-20-16-16-4_k14-16-20-40-160_m1.7_r224");
            assertThat(page.locator("#undo")).isDisabled();
            page.mouse().up();
            assertThat(page.locator("#undo")).hasAttribute("title", "Undo: block 2 depth L 16 → 20 (Ctrl+Z)");
            assertThat(end).hasAttribute("aria-valuenow", "20");
            assertThat(page.locator("[data-path='blocks[1].depth']")).hasValue("20");
            page.keyboard().press("Control+z");
            assertThat(name).hasText("hardnet_d8-16-16-16-4_k14-16-20-40-160_m1.7_r224");
        }
    }

    @Test
    void draggingABarChangesTheGrowthRateAndEscapeTakesItBack() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            Locator name = page.getByTestId("design-name");
            Locator foot = page.locator("[data-part='3'] .handle.growthRate");
            foot.scrollIntoViewIfNeeded();
            drag(page, foot, 0, 20);
            assertThat(name).not().containsText("k14-16-20-40-160");
            assertThat(name).containsText(java.util.regex.Pattern.compile("k14-16-20-[5-9]\\d-160"));
            page.keyboard().press("Escape");
            assertThat(name).containsText("k14-16-20-40-160");
            page.mouse().move(0, 0);
            page.mouse().up();
            assertThat(name).containsText("k14-16-20-40-160");
            assertThat(page.locator("#undo")).isDisabled();
            // A bar cannot be shorter than k = 1, however far the pointer goes.
            drag(page, foot, 0, -300);
            page.mouse().up();
            assertThat(page.locator("#undo")).hasAttribute("title", "Undo: block 4 growth rate k 40 → 1 (Ctrl+Z)");
        }
    }

    @Test
    void handlesFollowKeysWithinTheirBounds() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = open(context, "/designer");
            Locator name = page.getByTestId("design-name");
            Locator foot = page.getByRole(
                    AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Block 1 growth rate k, in the drawing"));
            foot.press("ArrowUp");
            foot.press("PageUp");
            foot.press("ArrowLeft");
            assertThat(name).containsText("k22-16-20-40-160");
            assertThat(foot).isFocused();
            Locator end = page.locator("[data-part='0'] .handle.depth");
            end.press("Home");
            assertThat(name).containsText("d1-16-16-16-4");
            end.press("ArrowLeft");
            assertThat(end).hasAttribute("aria-valuenow", "1");
            assertThat(end).hasAttribute("aria-valuemax", "512");
            page.keyboard().down("ArrowRight");
            page.keyboard().down("ArrowRight");
            page.keyboard().press("Escape");
            page.keyboard().up("ArrowRight");
            assertThat(name).containsText("d1-16-16-16-4");
            checkAccessibility(page);
        }
    }

    @Test
    void onlyTheDesignersDrawingHasHandles() {
        try (BrowserContext context = browser.newContext()) {
            assertThat(open(context, "/").locator(".handle")).hasCount(0);
        }
    }

    @Test
    void stepsThroughTheFamiliesWithTheirFigures() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/designer");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Families side by side"))
                    .click();
            page.waitForURL("**/families?depth=8&growthRate=14&multiplier=1.7&channels=64**");
            var families = FamiliesPage.of(new FamiliesForm("8", "14", "1.7", "64", null))
                    .families();
            page.locator("#step").waitFor();
            for (int step = 0; step <= 9; step++) {
                for (FamilyBlock family : families) {
                    Locator section = page.locator("[data-family='" + family.id() + "']");
                    var now = family.steps().get(step);
                    shows(section, "alive", now.alive());
                    shows(section, "copies", now.copies());
                    shows(section, "peak", family.peak());
                    shows(section, "links", now.links());
                    shows(section, "channels", now.channels());
                    shows(section, "cio", now.cio());
                    int freed = step;
                    assertThat(section.locator(".layer.dead")).hasCount((int) family.lastSteps().stream()
                            .filter(last -> last < freed)
                            .count());
                }
                page.keyboard().press("ArrowRight");
            }
            assertThat(page.locator("#step")).hasText("Output");
            assertThat(page.locator("#forth")).isDisabled();
            page.waitForURL("**layer=9");
            checkAccessibility(page);
            page.reload();
            assertThat(page.locator("#step")).hasText("Output");
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#step")).hasText("Layer 8 of 8");

            page.locator("[data-path=depth]").fill("900");
            assertThat(page.locator("#problems")).containsText("Must be within 1..64, was 900.");
            page.locator("[data-path=depth]").fill("4");
            assertThat(page.locator("#problems")).isEmpty();
            assertThat(page.locator("#step")).hasText("Output");
        }
    }

    @Test
    void playsOnlyWhenAskedAndNeverWhereLessMotionIsWished() {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/families?depth=2");
            assertThat(page.locator("#step")).hasText("Input of 2 layers");
            page.keyboard().press("Space");
            assertThat(page.locator("#play")).hasAttribute("aria-label", "Pause");
            assertThat(page.locator("#step")).hasText("Output");
            assertThat(page.locator("#play")).hasAttribute("aria-label", "Play");
        }
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(ColorScheme.DARK)
                .setViewportSize(390, 844))) {
            Page page = open(context, "/families?depth=3&layer=1");
            assertThat(page.locator("#step")).hasText("Layer 1 of 3");
            assertThat(page.locator("#play")).isHidden();
            page.keyboard().press("Space");
            page.locator("#forth").click();
            assertThat(page.locator("#step")).hasText("Layer 2 of 3");
            assertThat(page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length"))
                    .isEqualTo(0);
            assertThat(page.locator("html").evaluate("root => root.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            checkAccessibility(page);
        }
    }

    @Test
    void exportsTheDrawingAsAPictureThatStandsAlone() throws Exception {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                .setColorScheme(ColorScheme.DARK))) {
            Page page = open(context, "/designer?preset=hardnet-39ds");
            page.locator("[aria-label='Export the drawing']").click();
            checkAccessibility(page);
            page.locator("#drawing-head [data-export=copy-svg]").click();
            assertThat(page.locator("#drawing-head [data-export=copy-svg]")).hasText("Copied");
            Document drawing = standsAlone((String) page.evaluate("navigator.clipboard.readText()"));
            assertThat(drawing.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(page.getByTestId("design-name").innerText());
            assertThat(drawing.getElementsByTagName("circle").getLength())
                    .as("layers and inputs of four blocks")
                    .isEqualTo(4 + 16 + 8 + 4 + 4);

            page.locator("#drawing-head [data-export=copy-png]").click();
            assertThat(page.locator("#drawing-head [data-export=copy-png]")).hasText("Copied");
            String width = drawing.getDocumentElement().getAttribute("width");
            assertThat(page.evaluate("""
                    async () => {
                        const [item] = await navigator.clipboard.read();
                        return (await createImageBitmap(await item.getType("image/png"))).width;
                    }""")).isEqualTo(2 * Integer.parseInt(width));

            page.locator("#layer-chart canvas").waitFor();
            page.locator("[aria-label='Export the bars']").click();
            Download file = page.waitForDownload(
                    () -> page.locator("#bars-head [data-export=svg]").click());
            assertThat(file.suggestedFilename()).endsWith("-layers.svg");
            standsAlone(Files.readString(file.path()));
        }
    }

    @Test
    void exportsAFamilysBlockAsItStands() throws Exception {
        try (BrowserContext context = browser.newContext()) {
            Page page = open(context, "/families?depth=8&layer=4");
            page.locator("[aria-label='Export DenseNet']").click();
            Download file = page.waitForDownload(() ->
                    page.locator("[data-family=densenet] [data-export=svg]").click());
            assertThat(file.suggestedFilename()).isEqualTo("densenet-block.svg");
            standsAlone(Files.readString(file.path()));
        }
    }

    @Test
    void printsWhatCountsAndNothingToPress() {
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
            Page page = open(context, "/designer");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String pressed : List.of(".side", ".top", ".actions", ".menu", ".handle")) {
                assertThat(page.locator(pressed).first()).isHidden();
            }
            assertThat(page.locator("#layers")).isVisible();
            assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator("body")).hasCSS("color", "rgb(0, 0, 0)");
            assertThat(page.locator(".table-scroll.layers").evaluate("box => box.scrollHeight - box.clientHeight"))
                    .as("no row of the table is cut off")
                    .isEqualTo(0);
            assertThat(page.locator("#layer-rows data")
                            .first()
                            .evaluate("number => getComputedStyle(number, '::after').content"))
                    .isEqualTo("\"864\"");
        }
    }

    /** Well-formed, described, and without anything that only the page could explain. */
    private static Document standsAlone(String svg) throws Exception {
        Document picture =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(picture.getElementsByTagName("title").getLength()).isPositive();
        assertThat(svg).doesNotContain("class=", "var(--", "oklch", "currentcolor", "tabindex", "data-layer", "href=");
        var paths = picture.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            var attributes = paths.item(i).getAttributes();
            assertThat(attributes.getNamedItem("fill") != null || attributes.getNamedItem("stroke") != null)
                    .isTrue();
        }
        return picture;
    }

    private static void shows(Locator family, String figure, long value) {
        assertThat(family.locator("[data-figure='" + figure + "'] data")).hasAttribute("value", Long.toString(value));
    }

    /** Presses the pointer on it and moves; the caller lets go. */
    private static void drag(Page page, Locator handle, double right, double down) {
        var box = handle.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + right, y + down, new Mouse.MoveOptions().setSteps(5));
    }

    private Page open(BrowserContext context, String address) {
        Page page = context.newPage();
        complaints.listenTo(page);
        page.navigate("http://localhost:" + port + address);
        page.waitForFunction("document.querySelector('.drawing svg')");
        return page;
    }

    private void checkAccessibility(Page page) {
        assertThat(Audit.of(page, complaints)).as(page.url()).isEmpty();
    }
}
