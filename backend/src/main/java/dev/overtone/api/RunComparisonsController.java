package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.architecture.Violation;
import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.Comparisons;
import dev.overtone.comparison.FactsCsv;
import dev.overtone.profiling.BaselineComparison;
import dev.overtone.profiling.NotComparable;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.Visible;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class RunComparisonsController {

    private static final String RANGE =
            BaselineComparison.LEAST + " to " + BaselineComparison.MOST + " different runs, separated by commas";
    private static final String LAYERS = "layers";

    private final Profiler profiler;
    private final Comparisons comparisons;
    private final Caller caller;

    RunComparisonsController(Profiler profiler, Comparisons comparisons, Caller caller) {
        this.profiler = profiler;
        this.comparisons = comparisons;
        this.caller = caller;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/run-comparisons")
    @Operation(
            summary = "Whether runs are faster than a baseline, and all that they differ in",
            description =
                    "Name `runs`, two to twenty, and one of them as `base`, or two as `a` and `b`. A Mann-Whitney U"
                            + " test over medians of windows of time, and the 95 % interval of the ratio of medians that belongs"
                            + " to it; both allow for samples that follow each other being alike. Several verdicts allow for"
                            + " their number (Holm). Runs of another hardware profile, batch or precision than the baseline are"
                            + " set apart with the reason; runs without a result are told with their state.")
    @ApiResponse(
            responseCode = "200",
            description = "The comparison",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {RunComparisonsResponse.class, RunComparisonResponse.class})))
    @ApiResponse(responseCode = "404", description = "There is no such run")
    Object compare(
            @Parameter(description = "Ids of 2 to 20 different runs, separated by commas") @RequestParam @Nullable
                    List<UUID> runs,
            @Parameter(description = "The baseline, one of runs; the first unless another is named")
                    @RequestParam
                    @Nullable
                    UUID base,
            @Parameter(
                            description = "What more to answer",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {LAYERS}))
                    @RequestParam
                    @Nullable
                    String include,
            @Parameter(description = "Of two: id of the run that the other is compared with") @RequestParam @Nullable
                    UUID a,
            @Parameter(description = "Of two: id of the run that is said to be faster or slower")
                    @RequestParam
                    @Nullable
                    UUID b) {
        if (include != null && !include.isBlank() && !include.equals(LAYERS)) {
            throw InvalidRequest.query("include", include, LAYERS);
        }
        if (runs == null && (a != null || b != null)) {
            return pair(a, b);
        }
        Comparison comparison = comparison(runs == null ? List.of() : runs, base);
        return RunComparisonsResponse.of(comparison, LAYERS.equals(include) ? comparisons.layers(comparison) : null);
    }

    @Requires(Right.LOGIN)
    @GetMapping(path = "/run-comparisons.csv", produces = "text/csv")
    @Operation(
            summary = "The facts of runs as a table: a line for each fact, a column for each run",
            description = "Values are exact, in milliseconds and bytes.")
    @ApiResponse(responseCode = "200", description = "A line for each fact")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    String csv(
            @Parameter(description = "Ids of 2 to 20 different runs, separated by commas") @RequestParam
                    List<UUID> runs,
            @Parameter(description = "Whether what all share is left out") @RequestParam(defaultValue = "false")
                    boolean only) {
        return FactsCsv.of(comparison(runs, null), only).commas();
    }

    private Comparison comparison(List<UUID> written, @Nullable UUID base) {
        List<UUID> ids = written.stream().distinct().toList();
        if (ids.size() < BaselineComparison.LEAST || ids.size() > BaselineComparison.MOST) {
            throw InvalidRequest.query("runs", Integer.toString(ids.size()), RANGE);
        }
        if (base != null && !ids.contains(base)) {
            throw InvalidRequest.query("base", base.toString(), "one of runs");
        }
        return comparisons.compare(find(ids), base == null ? ids.getFirst() : base);
    }

    private RunComparisonResponse pair(@Nullable UUID a, @Nullable UUID b) {
        if (a == null || b == null) {
            throw InvalidRequest.query(a == null ? "a" : "b", "", "the id of a run, as a and b are two");
        }
        List<RunDetails> found = find(a.equals(b) ? List.of(a) : List.of(a, b));
        Map<UUID, double[]> samples = profiler.samples(List.of(a, b));
        try {
            return RunComparisonResponse.of(RunComparison.of(
                    found.getFirst(),
                    samples.getOrDefault(a, new double[0]),
                    found.getLast(),
                    samples.getOrDefault(b, new double[0])));
        } catch (NotComparable e) {
            throw new InvalidRequest(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Violation(
                            e.side(),
                            e.side().equals("a") ? a : b,
                            "another finished run of the same hardware profile",
                            String.valueOf(e.getMessage()))));
        }
    }

    /** All of them. */
    private List<RunDetails> find(List<UUID> ids) {
        List<RunDetails> found = comparisons.find(new Visible(caller.visibleProjects()), ids);
        if (found.size() < ids.size()) {
            List<UUID> known = found.stream().map(run -> run.run().id()).toList();
            throw new UnknownRun(
                    ids.stream().filter(id -> !known.contains(id)).findFirst().orElseThrow());
        }
        return found;
    }
}
