package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.overtone.Eye;
import dev.overtone.Team;
import java.nio.file.Path;
import java.util.Set;

/** Somebody of a team before a browser of their own, who goes by what the page calls things, and presses Enter. */
final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "team-pages");

    final Page page;
    private final BrowserContext context;
    private final Eye eye;
    private final String server;
    private final Set<String> looked;

    /** @param looked names of the pages that the team looked at: each is looked at once */
    Visitor(Browser browser, int port, int width, int height, Set<String> looked) {
        this.looked = looked;
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        page = context.newPage();
        eye = new Eye(page);
        server = "http://127.0.0.1:" + port;
    }

    void open(String path) {
        page.navigate(server + path);
    }

    /** Finds itself on a page afterwards, or before the form once more. */
    void logIn(String name, String password) {
        open("/login");
        fill("User name", name);
        fill("Password", password);
        press("Log in");
    }

    /** By a link that lets them choose a password, once. */
    void accept(String link, String name) {
        page.navigate(link);
        reads("Welcome, " + name);
        looksRight("invitation");
        fill("Password", Team.PASSWORD);
        choosesThePassword();
        enters(name);
    }

    void choosesThePassword() {
        press("Choose this password");
        assertThat(page.locator("[role=status]").last()).hasText("The password is set. Log in with it.");
    }

    void enters(String name) {
        logIn(name, Team.PASSWORD);
        assertThat(page.locator("#person-menu")).containsText(name);
    }

    void fromTheMenu(String place) {
        page.locator("#person-menu summary").press("Enter");
        page.locator("#person-menu a").filter(with(place)).press("Enter");
        reads(place);
    }

    void fill(String label, String text) {
        page.getByLabel(label).fill(text);
    }

    void press(String name) {
        button(name).press("Enter");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator rows(String kind, String text) {
        return page.getByTestId(kind).filter(with(text));
    }

    void reads(String heading) {
        assertThat(page.locator("h1")).hasText(heading);
    }

    /** What the browser says itself of an answer that refuses, as it should. */
    void isRefused(int status) {
        eye.expectComplaints("the server responded with a status of " + status);
    }

    /** By day and by night, to a strict reader; the first of this name that the team comes to. */
    void looksRight(String name) {
        if (!looked.add(name)) {
            return;
        }
        emulate(ColorScheme.LIGHT);
        assertThat(eye.look(page)).as("%s by day", name).isEmpty();
        emulate(ColorScheme.DARK);
        assertThat(eye.lookAgain(page)).as("%s by night", name).isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private void emulate(ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Override
    public void close() {
        context.close();
    }
}
