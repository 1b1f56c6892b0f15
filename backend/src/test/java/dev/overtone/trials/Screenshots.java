package dev.overtone.trials;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.overtone.Chromium;
import dev.overtone.Eye;
import dev.overtone.web.Gallery;
import dev.overtone.web.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Pictures of every page and state at three widths in both themes, looked at by {@link Eye}. Arguments: the folder
 * (default {@code target/screenshots}) and the beginnings of the scenes' names (default all). Ends with 1 when anything
 * was wrong.
 */
public final class Screenshots {

    private static final int[] WIDTHS = {1440, 1024, 390};
    private static final int HEIGHT = 900;
    private static final int PHONE_HEIGHT = 844;

    private final Path folder;
    private final Map<String, List<Path>> sheets = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int taken;

    private Screenshots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        var screenshots =
                new Screenshots(Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/screenshots")));
        var wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright);
                Gallery gallery = new Gallery()) {
            for (Scene scene : Gallery.scenes()) {
                if (wanted.isEmpty() || wanted.stream().anyMatch(scene.toString()::startsWith)) {
                    screenshots.take(scene, gallery, browser);
                }
            }
            screenshots.writeSheets(browser);
        }
        screenshots.wrong.forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "%d pictures of %d pages, %d faults; see %s%n",
                screenshots.taken,
                screenshots.sheets.size(),
                screenshots.wrong.size(),
                screenshots.folder.toAbsolutePath());
        System.exit(screenshots.wrong.isEmpty() ? 0 : 1);
    }

    private void take(Scene scene, Gallery gallery, Browser browser) {
        for (int width : WIDTHS) {
            try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(width, width < 640 ? PHONE_HEIGHT : HEIGHT)
                    .setHasTouch(width < 640)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setColorScheme(ColorScheme.LIGHT))) {
                Page page = context.newPage();
                var eye = new Eye(page);
                gallery.open(scene, page);
                for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                    page.waitForTimeout(60);
                    shoot(scene, width, theme, page);
                    scene.expected().forEach(eye::expectComplaints);
                    eye.look(page).forEach(fault -> wrong.add(name(scene, width, theme) + ": " + fault));
                }
            } catch (PlaywrightException e) {
                wrong.add(scene + " at " + width + ": " + e.getMessage());
            }
        }
    }

    private void shoot(Scene scene, int width, ColorScheme theme, Page page) {
        Path file = folder.resolve(name(scene, width, theme) + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        sheets.computeIfAbsent(scene.page(), _ -> new ArrayList<>()).add(file);
        taken++;
    }

    private static String name(Scene scene, int width, ColorScheme theme) {
        return scene + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT);
    }

    /** All pictures of one page beside each other, as HTML and as one picture. */
    private void writeSheets(Browser browser) throws IOException {
        try (Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1800, 1000))) {
            for (var sheet : sheets.entrySet()) {
                var html = new StringBuilder(
                        "<!DOCTYPE html><meta charset='utf-8'><title>" + sheet.getKey()
                                + "</title><style>body{font:12px sans-serif;background:#888;display:flex;flex-wrap:wrap;gap:12px;"
                                + "align-items:start}figure{margin:0}img{display:block;height:420px;max-width:840px}</style>\n");
                for (Path file : sheet.getValue()) {
                    String name = file.getFileName().toString();
                    html.append("<figure><figcaption>%s</figcaption><a href='%s'><img src='%s' alt=''></a></figure>%n"
                            .formatted(name, name, name));
                }
                Path written = Files.writeString(folder.resolve("sheet-" + sheet.getKey() + ".html"), html);
                page.navigate(written.toUri().toString());
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve("sheet-" + sheet.getKey() + ".png"))
                        .setFullPage(true));
            }
        }
    }
}
