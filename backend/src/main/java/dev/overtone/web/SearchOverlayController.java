package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Fronts of several searches, and the published networks, on the same axes. */
@Controller
class SearchOverlayController {

    private static final int MOST = 6;
    private static final int OFFERED = 50;

    private final ChosenProject projects;
    private final Searches searches;
    private final PresetFigures presets;
    private final Figures figures;

    SearchOverlayController(ChosenProject projects, Searches searches, PresetFigures presets, Figures figures) {
        this.projects = projects;
        this.searches = searches;
        this.presets = presets;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/searches/compare")
    String compare(
            @RequestParam(defaultValue = "") List<UUID> search,
            @RequestParam @Nullable String x,
            @RequestParam @Nullable String y,
            @RequestParam(defaultValue = "yes") String presets,
            Model model) {
        List<SearchOverlay.Tried> tried = search.stream()
                .distinct()
                .limit(MOST)
                .map(id -> new SearchOverlay.Tried(
                        searches.find(id)
                                .filter(_ -> projects.shows(Subject.SEARCH, id))
                                .orElseThrow(() -> new UnknownSearch(id)),
                        searches.trials(id)))
                .toList();
        model.addAttribute(
                "page",
                SearchOverlayPage.of(
                        tried,
                        searches.newest(projects.visible(), OFFERED),
                        x,
                        y,
                        presets.equals("yes"),
                        this.presets,
                        figures));
        return "searches/compare";
    }
}
