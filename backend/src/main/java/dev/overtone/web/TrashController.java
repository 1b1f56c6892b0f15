package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Role;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.Trash;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was thrown away, and the end of it. */
@Controller
class TrashController {

    private final Trash trash;
    private final ChosenProject chosen;
    private final Caller caller;
    private final Figures figures;

    TrashController(Trash trash, ChosenProject chosen, Caller caller, Figures figures) {
        this.trash = trash;
        this.chosen = chosen;
        this.caller = caller;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/trash")
    String show(@RequestParam @Nullable String page, Model model) {
        Trash.Page items;
        try {
            items = trash.page(chosen.visible(), TrashPage.SIZE, page);
        } catch (InvalidEntry e) {
            return "redirect:/trash";
        }
        Trash.Counts doomed = trash.counts(chosen.administrated());
        model.addAttribute(
                "page",
                new TrashPage(
                        items.items().stream().map(TrashPage.Row::of).toList(),
                        trash.days(),
                        items.nextPageToken() == null
                                ? null
                                : Address.of("/trash")
                                        .with("page", items.nextPageToken())
                                        .text(),
                        doomed,
                        mayEmpty() && !doomed.isEmpty(),
                        trash.purges(TrashPage.REPORTS).stream()
                                .map(purge -> TrashPage.Report.of(purge, figures))
                                .toList()));
        model.addAttribute("words", TrashPage.words(doomed.runs(), doomed.experiments(), doomed.projects(), figures));
        return "projects/trash";
    }

    @Requires(Right.LOGIN)
    @PostMapping("/trash/empty")
    String empty() {
        if (!mayEmpty()) {
            throw new AccessDeniedException("This is not allowed.");
        }
        trash.empty(chosen.administrated(), caller.name());
        return "redirect:/trash";
    }

    private boolean mayEmpty() {
        return caller.mayChange() && caller.maySomewhere(Role.ADMIN);
    }
}
