package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.overtone.Eye;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The table of runs under a hand, in a real browser. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
class RunsHandsTests extends InBrowser {

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private FakeRunEdits edits;

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;

    @Autowired
    private FakeViews views;

    @BeforeEach
    void opensATable() {
        views.views.clear();
        profiler.clear();
        edits.clear();
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 200, Verdict.NOISY);
        profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 21.9, 200, Verdict.STABLE);
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.3, 200, Verdict.STABLE);
        profiler.add(FakeProfiler.preset("hardnet-85"), RunState.QUEUED, null, 0, null);
        context = browser.newContext();
        page = context.newPage();
        complaints.listenTo(page);
        page.navigate("http://localhost:" + port + "/runs");
        page.locator("#jump:not([hidden])").waitFor();
    }

    @AfterEach
    void closesIt() {
        context.close();
    }

    @Test
    void aWrongFilterIsToldCorrectedAndMadeWider() {
        Locator field = page.locator("#runs-filter");
        press("/");
        page.keyboard().type("p50 < 60 AND sate = 'FINISHED'");
        press("Enter");
        assertThat(page.locator("#filter-problem mark")).hasText("sate");
        assertThat(page.locator("#filter-problem")).containsText("There is no column sate.");
        assertThat(new Eye(complaints).look(page)).isEmpty();
        page.locator("#filter-problem .button").click();
        assertThat(page.locator("#filter-problem")).hasCount(0);
        assertThat(rows()).hasCount(2);
        assertThat(field).hasValue("p50 < 60 AND state = 'FINISHED'");

        field.fill("p50 BETWEEN 40 AND 60 OR state = 'QUEUED'");
        assertThat(rows()).hasCount(2);
        assertThat(rows().first()).containsText("Queued");
        page.waitForURL(address -> address.contains("BETWEEN") && address.contains("QUEUED"));
        page.reload();
        assertThat(rows()).hasCount(2);

        press("Control+s");
        page.locator("#view-name").fill("Middle or waiting");
        press("Enter");
        assertThat(page.locator("#runs-said")).containsText("The view “Middle or waiting” is kept.");
        assertThat(page.locator("#views-menu")).hasText("Middle or waiting");
        page.locator("#filter-Queued").click();
        assertThat(page.locator("#views-menu .mark")).hasText("changed");
        page.locator("#views-menu").click();
        assertThat(new Eye(complaints).look(page)).isEmpty();
        String link = page.locator("[data-copy-link]").getAttribute("data-copy-link");
        page.navigate(link);
        assertThat(field).hasValue("p50 BETWEEN 40 AND 60 OR state = 'QUEUED'");
        assertThat(page.locator("#views-menu .mark")).hasCount(0);
        assertThat(rows()).hasCount(2);
    }

    @Test
    void theFilterCompletesWhatIsTypedAndRemembersIt() {
        Locator field = page.locator("#runs-filter");
        press("/");
        page.keyboard().type("stat");
        Locator options = page.locator("#filter-list [role=option]");
        assertThat(options.first()).containsText("state");
        press("ArrowDown");
        assertThat(field).hasAttribute("aria-activedescendant", "filter-option-0");
        press("Tab");
        assertThat(field).hasValue("state ");
        page.keyboard().type("= ");
        assertThat(page.locator("#filter-list")).containsText("'QUEUED'");
        page.keyboard().type("'q");
        assertThat(options).hasCount(1);
        press("ArrowDown", "Enter");
        assertThat(field).hasValue("state = 'QUEUED' ");
        press("Enter");
        assertThat(rows()).hasCount(1);
        field.fill("");
        assertThat(rows()).hasCount(4);
        press("ArrowDown");
        assertThat(page.locator("#filter-list")).containsText("Recent");
        press("Escape");
        assertThat(page.locator("#filter-list")).isHidden();
    }

    @Test
    void columnsAreOrderedMovedWidenedAndHidden() {
        page.locator("#sort-p50").click();
        assertThat(head("p50")).hasAttribute("aria-sort", "ascending");
        page.locator("#sort-name")
                .click(new Locator.ClickOptions()
                        .setModifiers(java.util.List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
        assertThat(page).hasURL(saying("sort=p50,name"));
        assertThat(head("name").locator(".place")).hasText("2");

        page.locator("#sort-cio").press("Shift+ArrowLeft");
        assertThat(page).hasURL(saying("columns=name,state,p50,hardwareProfile,parameters,cio,macs"));
        assertThat(page.locator("#sort-cio")).isFocused();
        page.locator("#sort-cio").press("+");
        assertThat(page).hasURL(Pattern.compile("widths=cio"));
        page.locator("#more-cio").press("Enter");
        assertThat(page.locator("#column-menu")).containsText("Keep left up to here");
        assertThat(new Eye(complaints).look(page)).isEmpty();
        page.locator("#column-menu [data-does=hide]").press("Enter");
        assertThat(head("cio")).hasCount(0);
        page.goBack();
        assertThat(head("cio")).hasCount(1);

        head("macs").dragTo(head("p50"));
        assertThat(page).hasURL(saying("columns=name,state,macs,p50"));
    }

    @Test
    void columnsArePickedFromAllThereAre() {
        press("v");
        page.locator("#columns-search").fill("peak");
        page.locator("#columns .columns-all li:visible input").check();
        assertThat(page.locator("#columns-shown li").last()).containsText("Peak memory");
        page.locator("#columns-shown li").last().locator("[data-moves='-1']").click();
        assertThat(new Eye(complaints).look(page)).isEmpty();
        page.locator("#columns .primary").click();
        assertThat(page.locator("#runs-table thead th[data-column]").nth(-2)).containsText("Peak memory");
    }

    @Test
    void marksStayWhileTheTableTurnsAndAreDoneWithTogether() {
        press("j", "x", "j", "j", "Shift+X");
        Locator bar = page.locator("#selected");
        assertThat(bar.locator("[data-marked]")).hasText("3 runs marked");
        page.locator("#sort-name").click();
        assertThat(bar.locator("[data-marked]")).hasText("3 runs marked");
        assertThat(page.locator("#runs-table .chooser:checked")).hasCount(3);
        page.locator("#filter-Queued").click();
        assertThat(rows()).hasCount(1);
        assertThat(bar.locator("[data-elsewhere]")).hasText("2 of them not on this page");
        page.locator("#filter-Queued").click();
        assertThat(bar.locator("[data-elsewhere]")).isHidden();
        assertThat(page.locator(".runs-page[aria-busy=true]")).hasCount(0);
        assertThat(new Eye(complaints).look(page)).isEmpty();

        bar.locator("summary").first().click();
        page.locator("#bulk-tags").fill("later");
        press("Enter");
        assertThat(page.locator("#runs-said")).containsText("3 runs are tagged.");
        assertThat(edits.applied).containsExactly(new RunChange.AddTags(java.util.List.of("later")));

        bar.locator(".danger").click();
        assertThat(page.locator("#runs-said")).containsText("3 runs are in the trash.");
        assertThat(rows()).hasCount(1);
        page.locator("#runs-said button").click();
        assertThat(rows()).hasCount(4);
        assertThat(page.locator("#runs-said")).containsText("3 runs are out of the trash.");
    }

    @Test
    void everyRunThatMatchesIsMarkedByOnePress() {
        for (int i = 0; i < RunsPage.SIZE; i++) {
            profiler.add(FakeProfiler.preset("hardnet-39ds"), RunState.CANCELLED, null, 0, null);
        }
        page.reload();
        page.locator("#choose-page").check();
        assertThat(page.locator("[data-marked]")).hasText("50 runs marked");
        page.locator("[data-mark-all]").click();
        assertThat(page.locator("[data-marked]")).hasText("54 runs marked");
        page.locator("#selected .menu:nth-of-type(3) summary").click();
        page.locator("#selected [value=pin]").click();
        assertThat(page.locator("#runs-said")).containsText("54 runs are pinned.");
    }

    @Test
    void aRunIsStarredFromItsLineAndKeepsTheFocus() {
        Locator star = page.locator(".row-mark.star").first();
        star.press("Enter");
        Locator pressed = page.locator(".row-mark.star[aria-pressed=true]");
        assertThat(pressed).hasCount(1);
        assertThat(pressed).isFocused();
    }

    @Test
    void groupsUnfoldInPlace() {
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.9, 200, Verdict.STABLE);
        page.locator("#more-name").press("Enter");
        page.locator("#column-menu [data-does=group]").press("Enter");
        assertThat(page.getByTestId("run-group")).hasCount(4);
        Locator unfold = page.getByTestId("run-group")
                .filter(new Locator.FilterOptions().setHasText("2 runs"))
                .locator(".unfold");
        unfold.press("Enter");
        assertThat(page.locator("tr.member")).hasCount(2);
        assertThat(unfold).hasAttribute("aria-expanded", "true");
        assertThat(new Eye(complaints).look(page)).isEmpty();
        unfold.press("Enter");
        assertThat(page.locator("tr.member")).hasCount(0);
    }

    @Test
    void worksWithoutScripts() {
        try (BrowserContext plain = browser.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page bare = plain.newPage();
            bare.navigate("http://localhost:" + port + "/runs");
            bare.locator("#runs-filter").fill("state = 'QUEUED'");
            bare.locator(".filter-bar .button").click();
            assertThat(bare.getByTestId("run-row")).hasCount(1);
            bare.locator("#columns-open").click();
            assertThat(bare.locator("#columns")).isVisible();
            bare.locator("#columns input[value=p90]").check();
            bare.locator("#columns .primary").click();
            assertThat(bare.locator("th[data-column=p90]")).isVisible();
            assertThat(bare.getByTestId("run-row")).hasCount(1);
            bare.locator(".chooser").check();
            bare.locator("#selected [value=star]").click();
            assertThat(bare.locator("#runs-said")).containsText("1 run is starred.");
        }
    }

    private Locator rows() {
        return page.getByTestId("run-row");
    }

    private Locator head(String column) {
        return page.locator("th[data-column=" + column + "]");
    }

    /** In an address, commas may be written either way. */
    private static Pattern saying(String part) {
        return Pattern.compile(part.replace(",", "(,|%2C)"));
    }

    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }
}
