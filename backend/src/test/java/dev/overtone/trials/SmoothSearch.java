package dev.overtone.trials;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.overtone.Chromium;
import dev.overtone.web.GrowingSearch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How smooth the page of a search is while its trials come, in a real browser: the time between two frames while nobody
 * touches it and ten networks come every half second, and how long a person waits for the next frame after a point is
 * marked, with few trials and with many.
 *
 * <p>Arguments: many (10,000), rounds (20).
 */
public final class SmoothSearch {

    private static final int FEW = 100;
    private static final int AT_ONCE = 10;
    private static final int PAUSE_MS = 500;
    private static final String FRAMES = """
            () => {
                window.gaps = [];
                let before = performance.now();
                const frame = (now) => { window.gaps.push(now - before); before = now; requestAnimationFrame(frame); };
                requestAnimationFrame((now) => { before = now; requestAnimationFrame(frame); });
            }""";
    private static final String NEXT_FRAME = """
            () => new Promise((done) => {
                const begin = performance.now();
                document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
                document.dispatchEvent(new KeyboardEvent("keydown", {key: "x", bubbles: true}));
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
            })""";

    private SmoothSearch() {}

    public static void main(String[] arguments) {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            for (int trials : new int[] {FEW, many}) {
                try (var search = new GrowingSearch(trials);
                        Page page = browser.newPage()) {
                    watch(search, page, trials, rounds);
                }
            }
        }
        System.exit(0);
    }

    private static void watch(GrowingSearch search, Page page, int trials, int rounds) {
        long begin = System.nanoTime();
        page.navigate(search.address());
        awaitCount(page, trials);
        System.out.printf(Locale.ROOT, "%,6d trials: there after %.1f s%n", trials, Durations.secondsSince(begin));
        page.waitForTimeout(2_000);
        page.evaluate(FRAMES);
        page.waitForTimeout((double) rounds * PAUSE_MS / 2);
        print("frames, nothing new", numbers(page.evaluate("() => window.gaps.splice(0)")));
        for (int round = 1; round <= rounds; round++) {
            search.grow(AT_ONCE);
            page.waitForTimeout(PAUSE_MS);
        }
        print("frames, ten more every half second", numbers(page.evaluate("() => window.gaps.splice(0)")));
        awaitCount(page, trials + rounds * AT_ONCE);
        double[] waits = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            waits[round] = ((Number) page.evaluate(NEXT_FRAME)).doubleValue();
        }
        print("two frames after a row is marked", waits);
    }

    private static void awaitCount(Page page, int trials) {
        page.waitForFunction(
                "(text) => document.querySelector('#trials-count')?.textContent === text",
                String.format(Locale.ROOT, "%1$,d of %1$,d", trials));
    }

    private static double[] numbers(Object gaps) {
        return ((List<?>) gaps)
                .stream().mapToDouble(gap -> ((Number) gap).doubleValue()).toArray();
    }

    private static void print(String what, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "        %-36s %5d, p50 %6.1f ms, p95 %6.1f, p99 %6.1f, longest %6.1f%n",
                what,
                sorted.length,
                at(sorted, 50),
                at(sorted, 95),
                at(sorted, 99),
                sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.max(0, Math.ceilDiv(percent * sorted.length, 100) - 1)];
    }
}
