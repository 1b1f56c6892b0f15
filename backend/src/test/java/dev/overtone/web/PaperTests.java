package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages about costs on paper in a real browser, by the keyboard. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
class PaperTests extends InBrowser {

    @Autowired
    private FakeNetworks networks;

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void opensAPage() {
        networks.clear();
        context = browser.newContext(
                new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        page = context.newPage();
        complaints.listenTo(page);
    }

    @AfterEach
    void closesIt() {
        context.close();
    }

    @Test
    void networksAreChosenInTheirListAndCompared() {
        PagesPreview.fill(networks);
        open("/networks");
        page.getByLabel("Compare Wider first block").press("Space");
        page.getByLabel("Compare hardnet-68ds").press("Space");
        page.locator("button[form='compare']").press("Enter");
        page.waitForURL("**/compare?network=*");
        assertThat(page.getByTestId("compared")).hasCount(2);
        page.locator("#network").fill("densenet-121");
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("compared")).hasCount(3);
        page.locator("#first-2").press("Enter");
        assertThat(page.getByTestId("compared").first()).containsText("densenet-121");
        page.locator("#without-1").press("Enter");
        assertThat(page.getByTestId("compared")).hasCount(2);
    }

    @Test
    void theScenarioIsPartOfTheAddress() {
        open("/compare?network=hardnet-68&network=densenet-121&by=macs");
        page.locator("#hardware").selectOption("t4");
        page.locator("#precision").selectOption("int8");
        page.getByLabel("Concat-free").press("Space");
        page.locator("#batchSize").fill("16");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*hardware=t4.*"));
        assertThat(page)
                .hasURL(
                        Pattern.compile(
                                ".*/compare\\?network=hardnet-68&network=densenet-121&by=macs&network=&hardware=t4&precision=int8&batchSize=16&depthwiseWeight=1.0&concatFree=true"));
        assertThat(page.locator("#totals-title + nav + span")).hasText("NVIDIA T4, int8, batch 16, concat-free");
        assertThat(page.locator("#by-macs")).hasAttribute("aria-current", "true");
        page.locator("#by-bytes").press("Enter");
        page.waitForURL(Pattern.compile(".*by=bytes.*hardware=t4.*#parts"));
    }

    @Test
    void theTableIsCopiedAsCsv() {
        open("/compare?network=hardnet-68&network=densenet-121");
        Locator button = page.locator("[data-copy-from]");
        button.press("Enter");
        assertThat(button).hasText("Copied");
        assertThat(page.evaluate("() => navigator.clipboard.readText()")
                        .toString()
                        .lines())
                .contains("\"Network\",\"CIO\",\"elements\",\"11468940\",\"21864192\"");
    }

    @Test
    void aDesignIsComparedWithItsBaseline() {
        open("/designer?preset=hardnet-68&baseline=densenet-121");
        page.locator("[data-slides='blocks[0].growthRate']").press("ArrowRight");
        assertThat(page.getByTestId("design-name")).containsText("k15-16");
        page.locator("#compare").press("Enter");
        page.waitForURL("**/compare?network=densenet-121&network=*");
        assertThat(page.getByTestId("compared").nth(1)).containsText("k15-16");
    }

    @Test
    void openLedgersArePartOfTheAddress() {
        open("/reference?network=densenet-121");
        page.locator("[data-ledger='thop'] summary").press("Enter");
        page.waitForURL("**/reference?network=densenet-121&ledger=thop");
        page.reload();
        assertThat(page.locator("[data-ledger='thop']")).hasAttribute("open", "open");
        assertThat(page.locator("[data-ledger='thop'] tfoot")).containsText("2.897 G");
        page.locator("[data-ledger='thop'] summary").press("Enter");
        page.waitForURL("**/reference?network=densenet-121");
    }

    @Test
    void theFaceOffIsDrawnAndLeavesAsAPicture() throws IOException {
        open("/face-off");
        page.locator("#face-off-chart canvas").waitFor();
        page.locator("#plot-exports .menu summary").press("Enter");
        Download download =
                page.waitForDownload(() -> page.locator("[data-export='svg']").press("Enter"));
        assertThat(download.suggestedFilename()).isEqualTo("cio-over-macs.svg");
        assertThat(Files.readString(download.path())).contains("CIO over MACs", "LogDenseNet", "DenseNet");
        page.locator("#by-milliseconds").press("Enter");
        page.waitForURL("**by=milliseconds**");
        assertThat(page.locator("#plot-title")).containsText("Roofline");
    }

    @Test
    void thePaletteLeadsToThem() {
        open("/");
        page.keyboard().press("Control+k");
        page.keyboard().type("face-off");
        assertThat(page.locator("#palette-list [aria-selected='true']")).containsText("Face-off");
        page.keyboard().press("Enter");
        page.waitForURL("**/face-off");
        page.keyboard().press("g");
        page.keyboard().press("p");
        page.waitForURL("**/compare");
    }

    private void open(String path) {
        page.navigate("http://localhost:" + port + path);
        page.locator("#jump").waitFor();
    }
}
