package dev.overtone;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What a browser says is wrong with the pages of a test. */
public final class Complaints {

    private static final Set<String> KINDS = Set.of("error", "warning");
    private static final String LOOKED = "looked";

    private final List<String> heard = new ArrayList<>();
    private final List<String> expected;
    private boolean deaf;

    /** Passes over what contains one of these: the browser notes a refused answer as an error, which the page explains. */
    public Complaints(String... expected) {
        this.expected = List.of(expected);
    }

    /** Hears this page from now on. */
    public void listenTo(Page page) {
        page.onConsoleMessage(this::hear);
        page.onPageError(this::add);
    }

    private void hear(ConsoleMessage message) {
        if (!deaf && KINDS.contains(message.type())) {
            add(message.text());
        }
    }

    public void add(String complaint) {
        if (expected.stream().noneMatch(complaint::contains)) {
            heard.add(complaint);
        }
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** What was heard, which is forgotten with this. */
    public List<String> take() {
        List<String> taken = heard();
        heard.clear();
        return taken;
    }

    public void forget(String part) {
        heard.removeIf(complaint -> complaint.contains(part));
    }

    /**
     * What {@code look} finds, without what it makes the browser say. That may be on its way when {@code look} has ended; a word said
     * after it comes after it.
     */
    <T> T unheard(Page page, Supplier<T> look) {
        deaf = true;
        try {
            T found = look.get();
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(message -> message.text().equals(LOOKED)),
                    () -> page.evaluate("word => console.debug(word)", LOOKED));
            return found;
        } finally {
            deaf = false;
        }
    }
}
