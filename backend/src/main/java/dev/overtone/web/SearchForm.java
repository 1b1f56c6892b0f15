package dev.overtone.web;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.RunRequest;
import dev.overtone.search.Budget;
import dev.overtone.search.Constraint;
import dev.overtone.search.Search;
import dev.overtone.search.SearchRequest;
import dev.overtone.tracking.RunSettings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A search as it was written; the batch is that of the paper and of what is measured. */
record SearchForm(SpaceForm space, AimsForm aims, BudgetForm budget, MeasureForm measuring, ScenarioForm scenario) {

    static SearchForm around(SpaceForm space, boolean measured) {
        return new SearchForm(space, AimsForm.usual(measured), BudgetForm.USUAL, MeasureForm.BLANK, ScenarioForm.USUAL);
    }

    /** What was asked for before, to be asked for again. */
    static SearchForm of(Search search) {
        RunSettings settings = search.settings();
        PaperCosting costing = CostingJson.readText(search.costing());
        return new SearchForm(
                SpaceForm.of(NetworkJson.writeText(search.space().base()), search.space()),
                AimsForm.of(search),
                BudgetForm.of(search),
                new MeasureForm(
                        null,
                        null,
                        search.device(),
                        Integer.toString(settings.batchSize()),
                        Integer.toString(settings.threads()),
                        settings.runtime(),
                        settings.protocol(),
                        null,
                        null,
                        null,
                        null,
                        search.project().name(),
                        null),
                new ScenarioForm(
                        CostingJson.writeHardware(costing),
                        costing.scenario().precision().notation(),
                        Integer.toString(costing.scenario().batch()),
                        Boolean.toString(costing.scenario().fused()),
                        Boolean.toString(costing.scenario().concatFree()),
                        Double.toString(costing.scenario().depthwiseWeight())));
    }

    SearchForm with(SpaceForm other) {
        return new SearchForm(other, aims, budget, measuring, scenario);
    }

    SearchForm with(AimsForm other) {
        return new SearchForm(space, other, budget, measuring, scenario);
    }

    /** The request, or null after adding to {@code problems} what cannot be read. */
    @Nullable
    SearchRequest request(DesignSpace within, String usualTitle, @Nullable UUID in, List<Problem> problems) {
        List<Constraint> constraints = aims.constraints(problems);
        Budget most = budget.budget(problems);
        int seed = budget.wholeSeed(problems);
        PaperCosting costing = scenario.costing(problems);
        RunRequest run = measuring.request(within.base(), null, in, problems);
        if (run == null || !problems.isEmpty()) {
            return null;
        }
        return new SearchRequest(
                budget.titleOr(usualTitle),
                within,
                aims.objectives(),
                constraints,
                budget.chosen(),
                seed,
                most,
                CostingJson.writeText(costing),
                new SearchRequest.Measuring(
                        run.device(), run.batchSize(), null, run.runtime(), run.threads(), run.protocol()),
                budget.isDryRun(),
                in,
                null);
    }
}
