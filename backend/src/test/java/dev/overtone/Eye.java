package dev.overtone;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Looks at a page as a strict reader does: accessibility, overflow, text that is cut off, complaints of the browser. */
public final class Eye {

    /**
     * What is wider than the page, and texts that an edge cuts off; scrolling boxes may hold more
     * than they show, and what has a title may be cut: it is told there in full.
     */
    private static final String CUT_OFF = """
            () => {
                const wrong = [];
                const root = document.documentElement;
                if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
                const named = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + (e.className && e.className.trim ? "." + e.className.trim().replaceAll(" ", ".") : "");
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const text = walker.currentNode;
                    const holder = text.parentElement;
                    if (!text.data.trim() || holder.closest("[title], script, style, template, svg, select, option, .visually-hidden, .skip") || !holder.checkVisibility()) continue;
                    const range = document.createRange();
                    range.selectNodeContents(text);
                    const box = range.getBoundingClientRect();
                    if (box.width === 0) continue;
                    for (let e = holder; e && e !== document.body; e = e.parentElement) {
                        const style = getComputedStyle(e);
                        if (style.clipPath !== "none" || style.position === "fixed") break;
                        const around = e.getBoundingClientRect();
                        const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
                        if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
                        if (/^(inline|contents)$/.test(style.display)) continue;
                        if (box.right > around.right + 1.5 || box.left < around.left - 1.5 || (clips && box.bottom > around.bottom + 1.5)) {
                            wrong.push(`"${text.data.trim().slice(0, 60)}" leaves ${named(e)} by ${Math.round(Math.max(box.right - around.right, around.left - box.left, box.bottom - around.bottom))} px`);
                            break;
                        }
                    }
                }
                for (const input of document.querySelectorAll("input:not([type=hidden], [type=search], [type=range], [type=checkbox], [type=radio])")) {
                    if (input.checkVisibility() && input.value && input.scrollWidth > input.clientWidth + 1) wrong.push(`${named(input)} shows "${input.value}" in part`);
                }
                return [...new Set(wrong)];
            }""";

    private final Complaints complaints;

    /** An eye that hears this page's complaints from now on. */
    public Eye(Page page) {
        this(new Complaints());
        complaints.listenTo(page);
    }

    /** An eye that tells, too, what these have heard. */
    public Eye(Complaints complaints) {
        this.complaints = complaints;
    }

    /** What is wrong with the page as it stands, in words. */
    public List<String> look(Page page) {
        var wrong = new ArrayList<String>(cutOff(page));
        wrong.addAll(audit(page, Audit::byTheGuidelines));
        return withComplaints(wrong);
    }

    /** What is wrong with a page that was looked at, now that its theme is another: with its colours, that is. */
    public List<String> lookAgain(Page page) {
        return withComplaints(audit(page, Audit::ofColours));
    }

    private List<String> withComplaints(List<String> found) {
        var wrong = new ArrayList<>(found);
        wrong.addAll(complaints.take());
        return wrong;
    }

    /** A state that begins with a refused or missing answer makes the browser complain; that is no fault of the page. */
    public void expectComplaints(String part) {
        complaints.forget(part);
    }

    public static List<String> cutOff(Page page) {
        return ((List<?>) page.evaluate(CUT_OFF)).stream().map(Object::toString).toList();
    }

    private List<String> audit(Page page, BiFunction<Page, Complaints, List<Rule>> axe) {
        try {
            return axe.apply(page, complaints).stream()
                    .map(violation -> violation.getId() + ": " + violation.getHelp() + " "
                            + violation.getNodes().stream()
                                    .limit(3)
                                    .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                    .toList())
                    .toList();
        } catch (PlaywrightException e) {
            return List.of("axe could not look: " + e.getMessage());
        }
    }
}
