package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.table.RunTable;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table of runs. What an address says that is not known counts as not said. */
@Controller
class RunsController {

    private static final int FARTHEST = 8_000;

    private final RunTable table;
    private final RunsTables tables;
    private final RunsSurroundings surroundings;

    RunsController(RunTable table, RunsTables tables, RunsSurroundings surroundings) {
        this.table = table;
        this.tables = tables;
        this.surroundings = surroundings;
    }

    @Requires(Right.LOGIN)
    @GetMapping(RunsAddress.PATH)
    String list(@RequestParam MultiValueMap<String, String> said, Model model) {
        RunsPage page = tables.read(RunsAddress.of(said));
        model.addAttribute("around", surroundings.of(page));
        return show(page, model, "runs/list");
    }

    /** The table alone, for a page that keeps itself fresh. */
    @Requires(Right.LOGIN)
    @GetMapping("/runs/table")
    String table(@RequestParam MultiValueMap<String, String> said, Model model) {
        return show(tables.read(RunsAddress.of(said)), model, "runs/list :: refreshed");
    }

    /** The first lines of a group, which the filter tells. */
    @Requires(Right.LOGIN)
    @GetMapping(RunsGroups.MEMBERS)
    String members(@RequestParam MultiValueMap<String, String> said, Model model) {
        return show(tables.read(RunsAddress.of(said).withGroup(List.of())), model, "runs/rows :: members");
    }

    private String show(RunsPage page, Model model, String view) {
        model.addAttribute("page", page);
        model.addAttribute("mayEdit", surroundings.mayEdit());
        return view;
    }

    /** What can stand at the caret of a filter that is being typed. */
    @Requires(Right.LOGIN)
    @GetMapping("/runs/suggestions")
    String suggestions(
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String caret,
            Model model) {
        int place = WholeNumber.within(caret, 0, FARTHEST, filter.length());
        model.addAttribute(
                "suggestions",
                RunsSuggestions.of(table.complete(filter, Math.min(place, filter.length()), tables.visible())));
        return "runs/filter :: suggestions";
    }
}
