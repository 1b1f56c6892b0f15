package dev.overtone.web;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A page in one state.
 *
 * @param setting what has happened before, and the address to look at
 * @param then what is done on the page before it is looked at
 * @param expected part of what a browser says of a state that begins with a missing answer
 */
public record Scene(
        String page,
        String state,
        Function<Setting, String> setting,
        BiConsumer<Gallery, Page> then,
        List<String> expected) {

    Scene(String page, String state, Function<Setting, String> setting) {
        this(page, state, setting, (_, _) -> {}, List.of());
    }

    Scene then(Consumer<Page> next) {
        return then((_, page) -> next.accept(page));
    }

    Scene then(BiConsumer<Gallery, Page> next) {
        return new Scene(page, state, setting, next, expected);
    }

    Scene expecting(String... complaints) {
        return new Scene(page, state, setting, then, List.of(complaints));
    }

    @Override
    public String toString() {
        return page + "-" + state;
    }

    /** Presses these keys once the page is there. */
    Scene pressing(String... keys) {
        return then(page -> press(page, keys));
    }

    static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** The server goes away, and the page has had the time to notice. */
    Scene stale() {
        return then((gallery, page) -> {
                    gallery.stop();
                    page.locator("#connection p").waitFor();
                })
                .expecting("ERR_", "htmx:");
    }
}
