package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkVariation;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.SeriesDetails;
import dev.overtone.profiling.SeriesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Sweeps, and networks that are measured together. */
@Controller
class SeriesController {

    private static final int NEWEST = 50;

    private final Profiler profiler;
    private final NamedNetworks networks;
    private final ChosenProject projects;
    private final Figures figures;

    SeriesController(Profiler profiler, NamedNetworks networks, ChosenProject projects, Figures figures) {
        this.projects = projects;
        this.profiler = profiler;
        this.networks = networks;
        this.figures = figures;
    }

    @InitBinder
    void takeValuesWhole(WebDataBinder binder) {
        WholeValues.register(binder);
    }

    @Requires(Right.LOGIN)
    @GetMapping("/series")
    String list(Model model) {
        List<SeriesPage> all = profiler.newestSeries(projects.visible(), NEWEST).stream()
                .map(series -> SeriesPage.of(series, figures))
                .toList();
        model.addAttribute("all", all);
        return "series/list";
    }

    @Requires(Right.LOGIN)
    @GetMapping("/series/new")
    ModelAndView open(@ModelAttribute SeriesForm form) {
        var problems = new ArrayList<Problem>();
        var specs = new ArrayList<NetworkSpec>();
        return form(form, read(form, specs, problems), problems);
    }

    @Requires(Right.LOGIN)
    @PostMapping("/series")
    ModelAndView queue(@ModelAttribute SeriesForm form) {
        var problems = new ArrayList<Problem>();
        var specs = new ArrayList<NetworkSpec>();
        List<NewSeriesPage.Named> named = read(form, specs, problems);
        boolean isSweep = form.sweeps().isPresent();
        if (problems.isEmpty() && isSweep && specs.size() != 1) {
            problems.add(Problem.of("network", "A sweep varies one network; name one."));
        } else if (problems.isEmpty() && !isSweep && !SeriesRequest.NETWORKS.contains(specs.size())) {
            problems.add(Problem.of(
                    "network",
                    "Name " + SeriesRequest.NETWORKS.allowed() + " networks, or choose what varies in one."));
        }
        if (problems.isEmpty()) {
            try {
                SeriesRequest request = form.request(specs, projects.toWriteIn(form.project(), problems), problems);
                if (request != null) {
                    return new ModelAndView(
                            "redirect:/series/" + profiler.submit(request).id());
                }
            } catch (InvalidRun e) {
                problems.addAll(told(Problem.of(e.violations())));
            } catch (InvalidNetwork e) {
                problems.addAll(Problem.of(e.violations()));
            }
        }
        ModelAndView answer = form(form, named, problems);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    @Requires(value = Right.VIEWER, of = Subject.SERIES)
    @GetMapping("/series/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("page", SeriesPage.of(find(id), figures));
        return "series/series";
    }

    /** What changes while runs are live. */
    @Requires(value = Right.VIEWER, of = Subject.SERIES)
    @GetMapping("/series/{id}/members")
    String members(@PathVariable UUID id, Model model) {
        return show(id, model) + " :: refreshed";
    }

    @Requires(value = Right.VIEWER, of = Subject.SERIES)
    @GetMapping("/series/{id}.csv")
    ResponseEntity<String> csv(@PathVariable UUID id) {
        return CsvText.download("overtone-series-" + id + ".csv", SeriesCsv.of(find(id)));
    }

    @Requires(value = Right.EDITOR, of = Subject.SERIES)
    @PostMapping("/series/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        find(id);
        profiler.cancelSeries(id);
        return "redirect:/series/" + id;
    }

    private ModelAndView form(SeriesForm form, List<NewSeriesPage.Named> named, List<Problem> problems) {
        return new ModelAndView("series/new")
                .addObject("page", new NewSeriesPage(form, named, profiler.devices(), projects.places(), problems));
    }

    private List<NewSeriesPage.Named> read(SeriesForm form, List<NetworkSpec> specs, List<Problem> problems) {
        var named = new ArrayList<NewSeriesPage.Named>();
        for (String written : form.networks()) {
            networks.read(written, "network", problems, (found, _) -> found).ifPresent(found -> {
                specs.add(found.network());
                named.add(new NewSeriesPage.Named(
                        found.notation(), found.label(), NetworkVariation.blocks(found.network())));
            });
        }
        return named;
    }

    /** Beside the form's own fields: a sweep's values are written in one. */
    private static List<Problem> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.field().startsWith("sweep.values")
                        ? new Problem("values", problem.label(), problem.message())
                        : problem.field().equals("sweep.block")
                                ? new Problem("block", problem.label(), problem.message())
                                : problem)
                .toList();
    }

    private SeriesDetails find(UUID id) {
        return profiler.series(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no series " + id));
    }
}
