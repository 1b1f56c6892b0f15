package dev.overtone;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What axe finds wrong with a page. Asked for violations alone, and in the page itself: it would otherwise describe every
 * element that it found right, which takes most of the time that it takes, and pass all that on to a page of its own.
 */
public final class Audit {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Those whose answer another theme can change; it changes colours and nothing else. */
    private static final List<String> ABOUT_COLOURS = List.of("color-contrast", "link-in-text-block");

    private Audit() {}

    /** By every rule that axe has. */
    public static List<Rule> of(Page page, Complaints complaints) {
        return violations(page, complaints, axe(page));
    }

    static List<Rule> byTheGuidelines(Page page, Complaints complaints) {
        return violations(page, complaints, axe(page).withTags(RULES));
    }

    static List<Rule> ofColours(Page page, Complaints complaints) {
        return violations(page, complaints, axe(page).withRules(ABOUT_COLOURS));
    }

    private static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    /** The audit itself tries inline styles, which a page's policy refuses as it should. */
    private static List<Rule> violations(Page page, Complaints complaints, AxeBuilder axe) {
        return complaints.unheard(page, () -> axe.analyze().getViolations());
    }
}
