package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.zoo.Presets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Two to six networks side by side: what each costs on paper, in all, by block and by layer. */
@Controller
class CompareController {

    private final NamedNetworks networks;
    private final Figures figures;

    CompareController(NamedNetworks networks, Figures figures) {
        this.networks = networks;
        this.figures = figures;
    }

    @InitBinder
    void takeValuesWhole(WebDataBinder binder) {
        WholeValues.register(binder);
    }

    @Requires(Right.LOGIN)
    @GetMapping("/compare")
    String open(@ModelAttribute CompareForm form, @ModelAttribute ScenarioForm scenario, Model model) {
        Answer answer = answer(form, scenario);
        model.addAttribute(
                "presets", Presets.all().stream().map(Presets.Preset::id).toList());
        model.addAttribute(
                "page",
                ComparePage.of(
                        form,
                        answer.columns(),
                        new ScenarioView(scenario, answer.costing(), answer.problems()),
                        answer.refused(),
                        answer.problems(),
                        figures));
        return "compare/page";
    }

    @Requires(Right.LOGIN)
    @GetMapping("/compare.csv")
    ResponseEntity<String> csv(@ModelAttribute CompareForm form, @ModelAttribute ScenarioForm scenario) {
        Answer answer = answer(form, scenario);
        if (answer.columns().isEmpty() || !answer.problems().isEmpty()) {
            String reason = answer.problems().stream()
                    .map(problem -> problem.label() + ": " + problem.message())
                    .findFirst()
                    .orElse("Network: Name one.");
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(reason);
        }
        return CsvText.download("overtone-comparison.csv", ComparisonCsv.of(answer.columns()));
    }

    /**
     * What was found.
     *
     * @param refused what was written of a network that cannot be had
     */
    private record Answer(
            List<CostColumn> columns,
            PaperCosting costing,
            List<Problem> problems,
            @Nullable String refused) {}

    private Answer answer(CompareForm form, ScenarioForm scenario) {
        var problems = new ArrayList<Problem>();
        PaperCosting costing = scenario.costing(problems);
        var columns = new ArrayList<CostColumn>();
        String refused = null;
        List<String> written = form.networks();
        if (written.size() > ComparePage.MOST_NETWORKS) {
            problems.add(Problem.of(
                    "network",
                    "At most " + ComparePage.MOST_NETWORKS + " are compared; the first " + ComparePage.MOST_NETWORKS
                            + " are shown."));
            written = written.subList(0, ComparePage.MOST_NETWORKS);
        }
        for (String one : written) {
            CostColumn column = networks.read(
                            one, "network", problems, (named, analysis) -> CostColumn.of(named, analysis, costing))
                    .orElse(null);
            if (column == null) {
                refused = one;
            } else if (columns.stream().noneMatch(other -> isSame(other, column))) {
                columns.add(column);
            }
        }
        return new Answer(columns, costing, problems, refused);
    }

    private static boolean isSame(CostColumn one, CostColumn other) {
        return one.network().notation().equals(other.network().notation());
    }
}
