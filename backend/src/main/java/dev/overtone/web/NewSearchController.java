package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.notation.MalformedNetwork;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Profiler;
import dev.overtone.search.InvalidSearch;
import dev.overtone.search.SearchRequest;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form that begins a search, its lines added and taken away, and its space counted while somebody writes. */
@Controller
class NewSearchController {

    private static final String USUAL_TITLE = "Around ";
    private static final int LONGEST_NAME = 150;

    private final Searches searches;
    private final Profiler profiler;
    private final NamedNetworks networks;
    private final ChosenProject projects;

    NewSearchController(Searches searches, Profiler profiler, NamedNetworks networks, ChosenProject projects) {
        this.projects = projects;
        this.searches = searches;
        this.profiler = profiler;
        this.networks = networks;
    }

    @InitBinder
    void takeValuesWhole(WebDataBinder binder) {
        WholeValues.register(binder);
    }

    @ModelAttribute("form")
    SearchForm form(
            @ModelAttribute SpaceForm space,
            @ModelAttribute AimsForm aims,
            @ModelAttribute BudgetForm budget,
            @ModelAttribute MeasureForm measuring,
            @ModelAttribute ScenarioForm scenario) {
        return new SearchForm(space, aims, budget, measuring, scenario);
    }

    /** Around a network, or as another search was asked for. */
    @Requires(Right.LOGIN)
    @GetMapping("/searches/new")
    ModelAndView open(
            @RequestParam @Nullable String network,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable UUID clone) {
        var problems = new ArrayList<Problem>();
        if (clone != null) {
            SearchForm form = SearchForm.of(searches.find(clone)
                    .filter(_ -> projects.shows(Subject.SEARCH, clone))
                    .orElseThrow(() -> new UnknownSearch(clone)));
            return page(form, space(form.space(), problems), problems);
        }
        String written = from == null || from.isBlank() ? network : from;
        if (written == null || written.isBlank()) {
            return page(around(SpaceForm.of(null, List.of())), SpaceView.NONE, problems);
        }
        return around(written, problems);
    }

    /** The same form with a line more or less, or with the space that was pasted. */
    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping("/searches/form")
    ModelAndView change(@ModelAttribute(name = "form", binding = false) SearchForm form, @RequestParam String line) {
        var problems = new ArrayList<Problem>();
        SearchForm changed = switch (line) {
            case "more" -> form.with(form.space().with(new VaryingThing("", "", "")));
            case "bound" -> form.with(form.aims().withAnotherBound());
            case "around" -> suggested(form, problems);
            case "pasted" -> pasted(form, problems);
            default -> form.with(form.space().without(number(line)));
        };
        return page(changed, space(changed.space(), new ArrayList<>()), problems);
    }

    /** How many networks there are, and the space in JSON. */
    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping("/searches/space")
    ModelAndView count(@ModelAttribute(name = "form", binding = false) SearchForm form) {
        return new ModelAndView("searches/space :: counted").addObject("space", space(form.space(), new ArrayList<>()));
    }

    @Requires(Right.LOGIN)
    @PostMapping("/searches")
    ModelAndView begin(@ModelAttribute(name = "form", binding = false) SearchForm form) {
        var problems = new ArrayList<Problem>();
        SpaceView space = space(form.space(), problems);
        DesignSpace within = space.space();
        NamedNetwork around = space.around();
        if (within != null && around != null) {
            try {
                SearchRequest request = form.request(
                        within,
                        title(around),
                        projects.toWriteIn(form.measuring().project(), problems),
                        problems);
                if (request != null) {
                    return new ModelAndView(
                            "redirect:/searches/" + searches.begin(request).id());
                }
            } catch (InvalidSearch e) {
                problems.addAll(Problem.of(e.violations().stream()
                        .map(NewSearchController::besideItsField)
                        .toList()));
            }
        }
        ModelAndView answer = page(form, space, problems);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private ModelAndView around(String written, List<Problem> problems) {
        Optional<NamedNetwork> named = networks.read(written, "network", problems, (found, _) -> found);
        if (named.isEmpty()) {
            return page(around(SpaceForm.of(written, List.of())), SpaceView.NONE, problems);
        }
        SpaceForm form = SpaceForm.of(
                named.get().notation(), DesignSpace.around(named.get().network()));
        return page(around(form), space(form, problems), problems);
    }

    private SearchForm around(SpaceForm space) {
        return SearchForm.around(space, !profiler.devices().isEmpty());
    }

    private SearchForm suggested(SearchForm form, List<Problem> problems) {
        String written = form.space().network() == null ? "" : form.space().network();
        return networks.read(written, "network", problems, (found, _) -> found)
                .map(named -> form.with(SpaceForm.of(named.notation(), DesignSpace.around(named.network()))))
                .orElse(form);
    }

    private static SearchForm pasted(SearchForm form, List<Problem> problems) {
        String text = form.space().pasted();
        try {
            DesignSpace space = DesignSpaceJson.read(text == null ? "" : text);
            return form.with(SpaceForm.of(NetworkJson.writeText(space.base()), space));
        } catch (InvalidNetwork e) {
            String told = e.violations().getFirst().message();
            problems.add(Problem.of("pasted", told));
        } catch (MalformedNetwork e) {
            problems.add(Problem.of("pasted", "It does not hold a space in JSON."));
        }
        return form;
    }

    private SpaceView space(SpaceForm form, List<Problem> problems) {
        String written = form.network() == null ? "" : form.network();
        return networks.read(written, "network", problems, (found, _) -> found)
                .map(named -> SpaceView.of(named, form.things()))
                .orElse(SpaceView.NONE);
    }

    private ModelAndView page(SearchForm form, SpaceView space, List<Problem> problems) {
        return new ModelAndView("searches/new")
                .addObject(
                        "page",
                        NewSearchPage.of(
                                form,
                                space,
                                searches.metrics(projects.visible()),
                                profiler.devices(),
                                projects.places(),
                                problems));
    }

    private static String title(NamedNetwork around) {
        String label = around.label();
        return USUAL_TITLE + (label.length() > LONGEST_NAME ? label.substring(0, LONGEST_NAME) + "…" : label);
    }

    /** The settings are fields of the form itself, and the space's things its lines. */
    private static Violation besideItsField(Violation violation) {
        String field = violation.field().replaceFirst("^(measuring|space)\\.", "");
        return new Violation(field, violation.value(), violation.allowed(), violation.message());
    }

    private static int number(String line) {
        try {
            return Integer.parseInt(line);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
