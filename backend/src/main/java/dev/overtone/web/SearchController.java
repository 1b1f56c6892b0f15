package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.notation.NetworkJson;
import dev.overtone.search.InvalidSearch;
import dev.overtone.search.Search;
import dev.overtone.search.SearchHasEnded;
import dev.overtone.search.SearchTrial;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import dev.overtone.search.VariableEffects;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One search: its page, its life as events, what its charts draw, and what may be done with it. */
@Controller
class SearchController {

    private static final String PAGE = "searches/search";

    private final Searches searches;
    private final SearchGlances glances;
    private final Figures figures;
    private final Caller caller;
    private final Clock clock;

    SearchController(
            Searches searches, SearchGlances glances, Figures figures, Caller caller, ObjectProvider<Clock> clock) {
        this.searches = searches;
        this.glances = glances;
        this.figures = figures;
        this.caller = caller;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}")
    String show(@PathVariable UUID id, Model model) {
        Search search = find(id);
        model.addAttribute("page", page(search, BudgetForm.of(search), List.of()));
        return PAGE;
    }

    /** What changes while it is live: its state, and what it found. */
    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}/status")
    String status(@PathVariable UUID id, Model model) {
        return show(id, model) + " :: status";
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}/findings")
    String findings(@PathVariable UUID id, Model model) {
        return show(id, model) + " :: findings";
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}/importance")
    String importance(@PathVariable UUID id, Model model) {
        return show(id, model) + " :: importance";
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping(path = "/searches/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@PathVariable UUID id) {
        return LiveSearch.follow(id, searches, caller.lasting(Subject.SEARCH, id));
    }

    /** @param told what was told until then is left out */
    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping(path = "/searches/{id}/data.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    SearchTrials data(@PathVariable UUID id, @RequestParam(defaultValue = "0") int told) {
        Search search = find(id);
        return SearchTrials.of(search, glances.of(search), searches.trials(id), told);
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}/trials.csv")
    ResponseEntity<String> csv(@PathVariable UUID id) {
        return CsvText.download("overtone-search-" + id + ".csv", SearchCsv.of(find(id), searches.trials(id)));
    }

    /** The whole search as programs read it. */
    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}/trials.json")
    String json(@PathVariable UUID id) {
        return "redirect:/api/v1/searches/" + find(id).id() + "/export";
    }

    /** The page of a trial's network. */
    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}/trials/{number}")
    String trial(@PathVariable UUID id, @PathVariable int number) {
        find(id);
        return "redirect:/networks/"
                + trial(id, number, searches.trials(id, number - 1, 1)).fingerprint();
    }

    /** A trial's network in the Designer. */
    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/searches/{id}/trials/{number}/design")
    String design(@PathVariable UUID id, @PathVariable int number, RedirectAttributes address) {
        Search search = find(id);
        long candidate = trial(id, number, searches.trials(id, number - 1, 1)).candidate();
        address.addAttribute("network", NetworkJson.writeText(search.space().at(candidate)));
        return "redirect:/designer";
    }

    /** Networks of trials, as JSON. */
    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping(path = "/searches/{id}/networks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String networks(@PathVariable UUID id, @RequestParam List<Integer> trial) {
        Search search = find(id);
        List<SearchTrial> all = searches.trials(id);
        return trial.stream()
                .map(number -> NetworkJson.writeText(
                        search.space().at(trial(id, number, all).candidate())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/searches/{id}/pause")
    String pause(@PathVariable UUID id) {
        return then(id, searches::pause);
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/searches/{id}/resume")
    String resume(@PathVariable UUID id) {
        return then(id, searches::resume);
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/searches/{id}/stop")
    String stop(@PathVariable UUID id) {
        return then(id, searches::stop);
    }

    /** Tries networks of trials again, or others of its space, next. */
    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/searches/{id}/measure")
    String measure(@PathVariable UUID id, @RequestParam List<Long> candidate) {
        try {
            return then(id, search -> searches.measure(search, candidate));
        } catch (InvalidSearch e) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage(), e);
        }
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/searches/{id}/extend")
    ModelAndView extend(@PathVariable UUID id, @ModelAttribute BudgetForm form) {
        var problems = new ArrayList<Problem>();
        var budget = form.budget(problems);
        if (problems.isEmpty()) {
            try {
                return new ModelAndView(then(id, search -> searches.extend(search, budget)));
            } catch (InvalidSearch e) {
                problems.addAll(Problem.of(e.violations()));
            }
        }
        return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page(find(id), form, problems));
    }

    private SearchPage page(Search search, BudgetForm extension, List<Problem> problems) {
        return SearchPage.of(search, glances.of(search), importance(search), extension, problems, figures, clock);
    }

    /** Null where only the front was kept of all that was looked at: it says nothing of the others. */
    private @Nullable ImportanceView importance(Search search) {
        return search.exact()
                ? null
                : ImportanceView.of(VariableEffects.of(search, searches.trials(search.id())), figures);
    }

    /** Back to its page, which shows how it stands, whether that could be done or not. */
    private static String then(UUID id, Consumer<UUID> what) {
        try {
            what.accept(id);
        } catch (SearchHasEnded e) {
            // the page it leads to shows how it ended
        }
        return "redirect:/searches/" + id;
    }

    private static SearchTrial trial(UUID id, int number, List<SearchTrial> trials) {
        return trials.stream()
                .filter(trial -> trial.number() == number)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no trial " + number + " of search " + id));
    }

    private Search find(UUID id) {
        return searches.find(id).orElseThrow(() -> new UnknownSearch(id));
    }
}
