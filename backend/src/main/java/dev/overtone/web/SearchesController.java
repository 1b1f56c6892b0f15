package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.search.Searches;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of searches. */
@Controller
class SearchesController {

    private static final int NEWEST = 50;

    private final ChosenProject projects;
    private final Searches searches;
    private final SearchGlances glances;
    private final Figures figures;
    private final Clock clock;

    SearchesController(
            ChosenProject projects,
            Searches searches,
            SearchGlances glances,
            Figures figures,
            ObjectProvider<Clock> clock) {
        this.projects = projects;
        this.searches = searches;
        this.glances = glances;
        this.figures = figures;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Requires(Right.LOGIN)
    @GetMapping("/searches")
    String list(Model model) {
        List<SearchRow> rows = searches.newest(projects.visible(), NEWEST).stream()
                .map(search -> SearchRow.of(search, glances.of(search), figures, clock))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("live", rows.stream().anyMatch(row -> row.state().live()));
        return "searches/list";
    }

    /** The table alone, for a page that keeps itself fresh. */
    @Requires(Right.LOGIN)
    @GetMapping("/searches/table")
    String table(Model model) {
        return list(model) + " :: refreshed";
    }
}
