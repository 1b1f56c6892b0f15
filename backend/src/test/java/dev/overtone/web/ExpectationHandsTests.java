package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.overtone.profiling.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was learnt from measurements, in a real browser: the Designer's expectation and the paper against measured. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
class ExpectationHandsTests extends InBrowser {

    @Autowired
    private FakeProfiler profiler;

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void opensAPage() {
        profiler.clear();
        Variety.measure(profiler, 40);
        context = browser.newContext();
        page = context.newPage();
        complaints.listenTo(page);
    }

    @AfterEach
    void closesIt() {
        context.close();
    }

    @Test
    void followsTheSlidersOnceItHasLearnt() {
        open("/designer?preset=hardnet-39ds");
        Locator figure = page.locator(".expected-figure data");
        figure.waitFor();
        double before = milliseconds(figure);
        Locator growth = page.locator("[data-slides='blocks[1].growthRate']");
        for (int i = 0; i < 12; i++) {
            growth.press("ArrowRight");
        }
        assertThat(page.getByTestId("design-name")).containsText("k16-32-64-160");
        assertThat(figure).not().hasAttribute("value", Double.toString(before));
        assertThat(milliseconds(figure)).isGreaterThan(before);
        assertThat(page.getByTestId("expected")).containsText("Fitted on 40 networks");
    }

    @Test
    void theChosenContextIsPartOfTheAddress() {
        profiler.batchSize = 8;
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 380, 100, Verdict.STABLE);
        open("/designer");
        page.locator(".expected-figure").waitFor();
        page.locator("#expect").selectOption("1f0c5a9e.eager.fp32.1.8");
        page.waitForURL("**expect=1f0c5a9e.eager.fp32.1.8");
        assertThat(page.getByTestId("expected")).containsText("measure 8 more networks here; 1 is measured.");
        page.reload();
        assertThat(page.locator("#expect")).hasValue("1f0c5a9e.eager.fp32.1.8");
        assertThat(page.getByTestId("expected")).containsText("measure 8 more networks here");
    }

    @Test
    void thePlotLeadsToRunsAndLeavesAsAPicture() throws IOException {
        open("/correlation");
        page.locator("#correlation-chart canvas").waitFor();
        page.locator("#plot-exports .menu summary").press("Enter");
        Download download =
                page.waitForDownload(() -> page.locator("[data-export='svg']").press("Enter"));
        assertThat(download.suggestedFilename()).isEqualTo("latency-over-macs.svg");
        assertThat(Files.readString(download.path())).contains("Latency over MACs", "HarDNet, depthwise");
        page.locator("#by-cio").press("Enter");
        page.waitForURL("**by=cio");
        page.locator("#axes-linear").press("Enter");
        page.waitForURL("**by=cio&axes=linear");
        page.locator("#kind").selectOption("plain");
        page.getByText("Apply").press("Enter");
        page.waitForURL("**layers=plain**");
        assertThat(page.locator("#plot-title")).containsText("over CIO");
        page.getByTestId("plotted").first().getByRole(AriaRole.LINK).press("Enter");
        page.waitForURL("**/runs/*");
    }

    @Test
    void thePaletteLeadsThere() {
        open("/");
        page.keyboard().press("Control+k");
        page.keyboard().type("measured");
        assertThat(page.locator("#palette-list [aria-selected='true']")).containsText("Paper against measured");
        page.keyboard().press("Enter");
        page.waitForURL("**/correlation");
    }

    private static double milliseconds(Locator figure) {
        return Double.parseDouble(figure.getAttribute("value"));
    }

    private void open(String path) {
        page.navigate("http://localhost:" + port + path);
        page.locator("#jump").waitFor();
    }
}
