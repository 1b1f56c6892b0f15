package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.overtone.Eye;
import dev.overtone.Http;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import dev.overtone.tracking.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A team's own pages in a real browser, on a phone, by day and by night: from the invitation to the token that is revoked. */
@TeamTest
class TeamHandsTests extends InBrowser {

    private static final String NAME = "grace";

    @Autowired
    private Team team;

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;
    private Http http;

    @BeforeEach
    void opensAPage() {
        http = new Http(port);
        team.begin(http);
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
        page = context.newPage();
    }

    @AfterEach
    void closesIt() {
        context.close();
    }

    @Test
    void invitesGivesARoleAndATokenThatIsRevoked() {
        logIn(Team.ADMIN, "wrong password");
        assertThat(page.locator("[role=alert]")).hasText("User name or password is wrong.");
        logIn(Team.ADMIN, Team.PASSWORD);
        fromTheMenu("People");
        looksRight("people");
        page.getByLabel("User name").fill(NAME);
        press("Invite");
        looksRight("people-link");
        String link = page.locator("#link").innerText().strip();

        open("/projects/" + Project.FIRST + "/people");
        page.getByLabel("User name").fill(NAME);
        page.getByLabel("Role", new Page.GetByLabelOptions().setExact(true)).selectOption("EDITOR");
        press("Add");
        assertThat(page.getByTestId("member").filter(with(NAME))).hasCount(1);
        looksRight("members");
        fromTheMenu("Audit");
        assertThat(page.getByTestId("audit-entry").first()).containsText("member.put");
        looksRight("audit");
        press("Log out " + Team.ADMIN);
        assertThat(page.locator("[role=status]").last()).hasText("You are logged out.");

        page.navigate(link);
        assertThat(page.locator("h1")).hasText("Welcome, " + NAME);
        looksRight("invitation");
        page.getByLabel("Password").fill(Team.PASSWORD);
        press("Choose this password");
        page.navigate(link);
        assertThat(page.locator("h1")).hasText("This link is good no more");
        looksRight("invitation-spent");
        logIn(NAME, Team.PASSWORD);

        fromTheMenu("Settings");
        assertThat(page.locator("#person-menu a")).hasCount(1);
        looksRight("settings-empty");
        page.getByLabel("What for").fill("nightly");
        press("Make the token");
        looksRight("settings-token");
        String secret = page.locator("#secret").innerText().strip();
        assertThat(me(secret)).isEqualTo(200);
        open("/settings");
        assertThat(page.locator("body")).not().containsText(secret);
        press("Revoke nightly");
        assertThat(page.getByTestId("token")).containsText("revoked");
        assertThat(me(secret)).isEqualTo(401);

        open("/people");
        assertThat(page.locator("h1")).hasText("This was refused");
    }

    private int me(String secret) {
        return http.get("/api/v1/me", "Authorization", "Bearer " + secret).status();
    }

    private void logIn(String name, String password) {
        open("/login");
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill(password);
        press("Log in");
    }

    private void fromTheMenu(String place) {
        page.locator("#person-menu summary").press("Enter");
        page.locator("#person-menu a").filter(with(place)).press("Enter");
        assertThat(page.locator("h1")).hasText(place);
    }

    private void press(String name) {
        if (name.startsWith("Log out")) {
            page.locator("#person-menu summary").press("Enter");
        }
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .press("Enter");
    }

    private static com.microsoft.playwright.Locator.FilterOptions with(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    private void open(String path) {
        page.navigate("http://127.0.0.1:" + port + path);
    }

    private void looksRight(String name) {
        var eye = new Eye(page);
        for (ColorScheme theme : ColorScheme.values()) {
            if (theme != ColorScheme.NO_PREFERENCE) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                org.assertj.core.api.Assertions.assertThat(eye.look(page))
                        .as("%s, %s", name, theme)
                        .isEmpty();
            }
        }
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "team-pages", name + ".png")));
    }
}
