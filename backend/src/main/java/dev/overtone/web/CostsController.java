package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.space.Budget;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.space.Solver;
import dev.overtone.analysis.space.Variation;
import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.analysis.systolic.SystolicReport;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.BudgetJson;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.JsonFields;
import dev.overtone.notation.MalformedNetwork;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.SystolicJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a network would cost on a device, and what fits a budget there: pieces of the Designer's and a network's page. */
@Controller
class CostsController {

    private final Figures figures;

    CostsController(Figures figures) {
        this.figures = figures;
    }

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping("/costs")
    ModelAndView costs(@RequestParam String network, @RequestParam String question) {
        return answered(network, question, asked -> {
            PaperCosting costing = CostingJson.read(asked.fields());
            asked.finish();
            return new ModelAndView("costs/answer :: answer")
                    .addObject("costs", Costs.of(asked.network(), costing, figures));
        });
    }

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping("/systolic")
    ModelAndView systolic(@RequestParam String network, @RequestParam String question) {
        return answered(network, question, asked -> {
            SystolicArray array = SystolicJson.read(asked.fields());
            asked.finish();
            SystolicReport report = SystolicReport.of(Analysed.of(asked.network()), array);
            return new ModelAndView("costs/systolic :: answer").addObject("systolic", Systolic.of(report, figures));
        });
    }

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping("/budget")
    ModelAndView budget(@RequestParam String network, @RequestParam String question) {
        return answered(network, question, asked -> {
            PaperCosting costing = CostingJson.read(asked.fields());
            Variation variation = BudgetJson.variation(asked.fields(), asked.network());
            Budget budget = BudgetJson.budget(asked.fields(), costing);
            asked.finish();
            Variation wanted = Objects.requireNonNull(variation);
            try (Room.Place _ = Room.SHARED.enter(asked.network())) {
                Optional<Solver.Solution> found = Solver.largest(wanted, budget);
                return new ModelAndView("costs/solution :: solution")
                        .addObject("solution", Fitting.of(wanted, budget, found, figures));
            }
        });
    }

    /** A network and the fields of a question about it. */
    private record Asked(NetworkSpec network, JsonFields fields, Violations violations) {

        void finish() {
            fields.refuseUnknown();
            violations.throwIfAny();
        }
    }

    private static ModelAndView answered(String network, String question, Function<Asked, ModelAndView> answer) {
        try {
            var violations = new Violations();
            return answer.apply(new Asked(NetworkJson.read(network), JsonFields.of(question, violations), violations));
        } catch (InvalidNetwork e) {
            return problems(Problem.of(e.violations()));
        } catch (MalformedNetwork e) {
            return problems(List.of(new Problem("question", "The question", "It is not JSON.")));
        }
    }

    private static ModelAndView problems(List<Problem> problems) {
        return new ModelAndView("costs/answer :: problems", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("problems", problems);
    }
}
