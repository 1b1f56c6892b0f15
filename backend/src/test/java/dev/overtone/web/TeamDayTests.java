package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.overtone.Ledger;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import dev.overtone.profiling.MeasuredRuns;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A team's day in a real browser, from a server that nobody entered yet to a token that is revoked: the admin on a phone,
 * an editor and a viewer before windows of their own.
 */
@TeamTest
class TeamDayTests extends InBrowser {

    private static final String EDITOR = "grace";
    private static final String VIEWER = "linus";
    private static final String FILTER = "p50 BETWEEN 9 AND 13 OR state = 'QUEUED'";
    private static final String VIEW = "Middle or waiting";

    @Autowired
    private Team team;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MeasuredRuns measured;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Visitor admin;
    private Visitor editor;
    private Visitor viewer;
    private UUID slower;
    private UUID faster;

    @BeforeEach
    void measures() {
        ledger.empty();
        Hold hold = ledger.device("cpu-1", 1);
        UUID elsewhere = measured.add(hold, Ledger.network(1), 11, 1);
        jdbc.sql("update run set project_id = :project where id = :run")
                .param("project", team.project("Of others"))
                .param("run", elsewhere)
                .update();
        slower = measured.add(hold, Ledger.network(2), 12, 2);
        faster = measured.add(hold, Ledger.network(3), 10, 3);
        measured.add(hold, Ledger.network(4), 50, 4);
        ledger.queue(Ledger.network(5));
        Set<String> looked = new HashSet<>();
        admin = new Visitor(browser, port, 390, 844, looked);
        editor = new Visitor(browser, port, 1440, 900, looked);
        viewer = new Visitor(browser, port, 1024, 768, looked);
    }

    @AfterEach
    void goesHome() {
        List.of(admin, editor, viewer).forEach(Visitor::close);
    }

    @Test
    void goesFromTheFirstAdminToATokenThatIsRevoked() throws Exception {
        setsTheServerUp();
        editor.accept(invites(EDITOR, "EDITOR"), EDITOR);
        viewer.accept(invites(VIEWER, "VIEWER"), VIEWER);
        seesWhatWasDone();
        onlyLooks(sharesAView());
        comparesWithABaseline();
        bringsARunBackAsItWas();
        lendsItsNameToAProgram();
    }

    private void setsTheServerUp() {
        String link = team.asNew();
        admin.open(link);
        admin.reads("The first admin");
        admin.looksRight("setup");
        admin.fill("User name", Team.ADMIN);
        admin.fill("Password", Team.PASSWORD);
        admin.choosesThePassword();
        admin.open(link);
        isSpent(admin);
        admin.logIn(Team.ADMIN, "wrong password");
        assertThat(admin.page.locator("[role=alert]")).hasText("User name or password is wrong.");
        admin.enters(Team.ADMIN);
    }

    /** @return what to hand to somebody who then has this role in the first project */
    private String invites(String name, String role) {
        admin.fromTheMenu("People");
        admin.fill("User name", name);
        admin.press("Invite");
        assertThat(admin.page.locator("#link")).isVisible();
        String link = admin.page.locator("#link").innerText().strip();
        admin.looksRight("people");
        admin.open("/projects/" + Project.FIRST + "/people");
        admin.fill("User name", name);
        admin.page
                .getByLabel("Role", new Page.GetByLabelOptions().setExact(true))
                .selectOption(role);
        admin.press("Add");
        assertThat(admin.rows("member", name)).hasCount(1);
        admin.looksRight("members");
        return link;
    }

    private void seesWhatWasDone() {
        admin.fromTheMenu("Audit");
        assertThat(admin.page.getByTestId("audit-entry").filter(new Locator.FilterOptions().setHasText("member.put")))
                .hasCount(2);
        admin.looksRight("audit");
        admin.page.locator("#person-menu summary").press("Enter");
        admin.press("Log out " + Team.ADMIN);
        assertThat(admin.page.locator("[role=status]").last()).hasText("You are logged out.");
    }

    /** @return the link of a view that all of the project see */
    private String sharesAView() {
        Page page = editor.page;
        editor.open("/runs");
        page.locator("#jump:not([hidden])").waitFor();
        page.keyboard().press("/");
        page.keyboard().type(FILTER);
        page.keyboard().press("Enter");
        assertThat(runs(page)).hasCount(3);
        page.keyboard().press("Control+s");
        page.locator("#view-name").fill(VIEW);
        page.getByLabel("Who sees it").selectOption(Project.FIRST.toString());
        editor.press("Save");
        assertThat(page.locator("#views-menu")).hasText(VIEW);
        editor.looksRight("view");
        return page.locator("[data-copy-link]").getAttribute("data-copy-link");
    }

    private void onlyLooks(String link) {
        Page page = viewer.page;
        page.navigate(link);
        assertThat(page.locator("#runs-filter")).hasValue(FILTER);
        assertThat(runs(page)).hasCount(3);
        assertThat(shown(page)).isEqualTo(shown(editor.page)).contains(slower.toString(), faster.toString());
        assertThat(page.locator(".row-mark.pin, #selected [value=trash], #save-changes-form, #delete-view"))
                .hasCount(0);
        viewer.looksRight("view-of-another");

        viewer.open("/runs/" + slower);
        assertThat(page.locator("#about")).containsText("Nothing was written about this run yet.");
        assertThat(page.locator("#about details, #trash, #pin-run, #archive")).hasCount(0);
        String view = link.substring(link.lastIndexOf('/') + 1);
        for (String change : List.of("/runs/" + slower + "/trash", "/views/" + view + "/delete")) {
            assertThat(posted(page, change)).as(change).isEqualTo(403);
        }
        viewer.open("/people");
        viewer.reads("This was refused");
        viewer.isRefused(403);
        viewer.looksRight("refused");
    }

    private void comparesWithABaseline() {
        Page page = editor.page;
        for (UUID run : List.of(slower, faster)) {
            page.locator(".chooser[value='" + run + "']").check();
        }
        editor.press("Compare");
        editor.reads("Compare runs");
        Locator verdict = page.getByTestId("comparison-verdict");
        assertThat(verdict).containsText("slower");
        page.locator("[data-at='1'] .set-base").press("Enter");
        assertThat(verdict).containsText("faster");
        assertThat(page.locator("[data-fact=p50] td[data-at='0'] .delta")).isVisible();
        page.locator("#distribution-chart svg, #distribution-chart canvas").waitFor();
        editor.looksRight("comparison");
    }

    private void bringsARunBackAsItWas() {
        String before = ledger.row(slower);
        editor.open("/runs/" + slower);
        editor.press("Move to trash");
        assertThat(editor.page.getByTestId("trashed")).containsText("This run is in the trash.");
        editor.looksRight("run-in-the-trash");
        editor.open("/runs");
        assertThat(editor.page.locator("[data-run='" + slower + "']")).hasCount(0);
        editor.open("/trash");
        assertThat(editor.page.getByTestId("trash-row")).hasCount(1);
        editor.looksRight("trash");
        editor.page.getByTestId("trash-row").locator("button").press("Enter");
        assertThat(editor.button("Move to trash")).isVisible();
        assertThat(ledger.row(slower)).isEqualTo(before);
        editor.open("/runs");
        assertThat(editor.page.locator("[data-run='" + slower + "']")).hasCount(1);
    }

    private void lendsItsNameToAProgram() throws Exception {
        String command = editor.page.locator("#runs-curl").textContent();
        editor.fromTheMenu("Settings");
        assertThat(editor.page.locator("#person-menu a")).hasCount(1);
        editor.looksRight("settings");
        editor.fill("What for", "nightly");
        editor.press("Make the token");
        assertThat(editor.page.locator("#secret")).isVisible();
        String secret = editor.page.locator("#secret").innerText().strip();
        editor.looksRight("settings-token");
        assertThat(curl(command, secret)).endsWith("200").contains(slower.toString(), faster.toString());
        editor.open("/settings");
        assertThat(editor.page.locator("body")).not().containsText(secret);
        editor.press("Revoke nightly");
        assertThat(editor.page.getByTestId("token")).containsText("revoked");
        assertThat(curl(command, secret)).endsWith("401").doesNotContain(slower.toString());
    }

    /** What the page offers for a shell, with a token; answers the body and the status after it. */
    private static String curl(String command, String secret) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        command + " --max-time 20 -w '%{http_code}' -H \"Authorization: Bearer $OVERTONE_TOKEN\"")
                .redirectErrorStream(true);
        process.environment().put("OVERTONE_TOKEN", secret);
        Process curl = process.start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(answer).isZero();
        return answer;
    }

    /** As the page's own script would, past the buttons that it lacks. */
    private int posted(Page page, String path) {
        Object status = page.evaluate("""
                async (path) => {
                    const csrf = document.querySelector("meta[name=csrf]");
                    const answer = await fetch(path, {method: "POST", headers: {[csrf.dataset.header]: csrf.content}});
                    return answer.status;
                }""", path);
        viewer.isRefused(403);
        return ((Number) status).intValue();
    }

    private static void isSpent(Visitor visitor) {
        visitor.reads("This link is good no more");
        visitor.isRefused(404);
        visitor.looksRight("link-spent");
    }

    private static Locator runs(Page page) {
        return page.getByTestId("run-row");
    }

    private static List<String> shown(Page page) {
        return runs(page).all().stream()
                .map(row -> row.getAttribute("data-run"))
                .toList();
    }
}
