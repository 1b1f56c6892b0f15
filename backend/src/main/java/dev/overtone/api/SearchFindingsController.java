package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.search.Search;
import dev.overtone.search.SearchTrial;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import dev.overtone.search.VariableEffects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a search has taught, and all of it to be taken away. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
class SearchFindingsController {

    private final Searches searches;

    SearchFindingsController(Searches searches) {
        this.searches = searches;
    }

    /** @param networks from how many it is told; below 8 nothing is */
    @Schema(name = "SearchImportance")
    record ImportanceResponse(String evaluator, int networks, List<ObjectiveImportance> objectives) {}

    record ObjectiveImportance(String metric, List<Effect> variables) {}

    @Schema(name = "VariableEffect")
    record Effect(
            String what,

            @Schema(description = "Blocks that take the value together, from 0; empty for all")
            List<Integer> blocks,

            @Schema(description = "Share of the metric's variance, 0 to 1; null where it cannot be told") @Nullable
            Double share,

            @Schema(
                    description =
                            "From -1 to 1, whether the metric rises with the variable, whatever is better; null where its"
                                    + " values have no order")
            @Nullable
            Double rankCorrelation) {}

    /** @param trials all of them, in the order in which they were asked for */
    @Schema(name = "SearchExport")
    record ExportResponse(SearchResponse search, List<TrialResponse> trials) {}

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/importance")
    @Operation(
            summary = "What each variable of its space has to do with each objective",
            description =
                    "By the networks that it found; of an exact search these are the front alone, which is no sample.")
    ImportanceResponse importance(@PathVariable UUID id) {
        Search search = find(id);
        List<VariableEffects> all = VariableEffects.of(search, searches.trials(id));
        return new ImportanceResponse(
                VariableEffects.EVALUATOR,
                all.getFirst().networks(),
                all.stream()
                        .map(one -> new ObjectiveImportance(
                                one.objective().metric(),
                                one.effects().stream()
                                        .map(SearchFindingsController::effect)
                                        .toList()))
                        .toList());
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/export")
    @Operation(summary = "The whole search with every trial, as a file")
    ResponseEntity<ExportResponse> export(@PathVariable UUID id) {
        Search search = find(id);
        List<SearchTrial> trials = searches.trials(id);
        String name = "overtone-search-" + id + ".json";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new ExportResponse(
                        SearchResponse.of(search),
                        trials.stream()
                                .map(trial -> TrialResponse.of(search, trial))
                                .toList()));
    }

    private static Effect effect(VariableEffects.Effect effect) {
        return new Effect(
                effect.variable().kind().notation(),
                effect.variable().blocks(),
                told(effect.share()),
                told(effect.rankCorrelation()));
    }

    private static @Nullable Double told(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private Search find(UUID id) {
        return searches.find(id).orElseThrow(() -> new UnknownSearch(id));
    }
}
