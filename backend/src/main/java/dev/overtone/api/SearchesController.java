package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.notation.JsonFields;
import dev.overtone.search.Budget;
import dev.overtone.search.Constraint;
import dev.overtone.search.Method;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import dev.overtone.search.SearchRequest;
import dev.overtone.search.SearchRules;
import dev.overtone.search.SearchTrial;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Searches for the best networks of a space. */
@RestController
@RequestMapping("/api/v1/searches")
class SearchesController {

    private static final Range ANY_SEED = Range.whole(0, Integer.MAX_VALUE);
    private static final Range ANY_VALUE = Range.decimal(-1e300, 1e300);
    private static final List<String> METHODS =
            Arrays.stream(Method.values()).map(Method::notation).toList();
    private static final List<String> SCALES = List.of("linear", "logarithmic");
    private static final List<String> DIRECTIONS = List.of("least", "most");

    private final Searches searches;
    private final AskedProject projects;
    private final Caller caller;

    SearchesController(Searches searches, AskedProject projects, Caller caller) {
        this.searches = searches;
        this.projects = projects;
        this.caller = caller;
    }

    @Schema(name = "SearchRequest")
    record SearchRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "What may vary, and around which network")
            DesignSpaceSchema space,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "One to three")
            List<ObjectiveSchema> objectives,

            @Nullable List<ConstraintSchema> constraints,

            @Schema(
                    description =
                            "How to search; exact enumeration is taken by itself where everything is known on paper")
            @Nullable
            String method,

            @Schema(minimum = "0", maximum = "2147483647", defaultValue = "0") @Nullable
            Integer seed,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Whichever end comes first; one at least")
            BudgetSchema budget,

            CostingSchema.@Nullable ScenarioForm scenario,

            @Schema(oneOf = {String.class, CostingSchema.HardwareForm.class}) @Nullable
            Object hardware,

            @Schema(description = "For systolicCycles") CostingSchema.@Nullable ArrayForm systolic,

            @Nullable MeasuringSchema measuring,

            @Schema(description = "Whether to pause after the first network", defaultValue = "false") @Nullable
            Boolean dryRun,

            @Schema(description = "Name or id; absent: the first project") @Nullable
            String project) {}

    @Schema(name = "DesignSpace", description = "Without vary, a sensible space around the network")
    record DesignSpaceSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network,

            @Nullable List<VariableSchema> vary) {}

    @Schema(name = "SpaceVariable")
    record VariableSchema(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {
                        "family",
                        "resolution",
                        "depthwise",
                        "stem",
                        "blocks",
                        "multiplier",
                        "growthRate",
                        "growthRateScale",
                        "depth",
                        "depthScale",
                        "outChannels",
                        "outChannelsScale",
                        "downsample"
                    })
            String what,

            @Schema(description = "Which blocks take the value together, from 0; absent: all") @Nullable
            List<Integer> blocks,

            @Schema(description = "1 to 64; numbers, names of families, or true and false")
            List<Object> values) {}

    @Schema(name = "SearchObjective")
    record ObjectiveSchema(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description =
                            "latency (measured p50, ms), peakMemory (measured, bytes of the measuring process), a metric on paper, a training-free signal, or what people attached")
            String metric,

            @Schema(
                    allowableValues = {"least", "most"},
                    description = "Which end is better; by default the metric's own")
            @Nullable
            String better,

            @Schema(
                    allowableValues = {"linear", "logarithmic"},
                    defaultValue = "linear",
                    description = "Whether equal differences or equal ratios are worth the same")
            @Nullable
            String scale) {}

    @Schema(name = "SearchConstraint")
    record ConstraintSchema(
            String metric,
            @Nullable Double atLeast,
            @Nullable Double atMost) {}

    @Schema(name = "SearchBudget")
    record BudgetSchema(
            @Schema(minimum = "1", maximum = "10000", description = "Networks to try; known ones are free") @Nullable
            Integer trials,

            @Schema(minimum = "1", maximum = "10080") @Nullable
            Integer minutes,

            @Schema(minimum = "1", maximum = "10000", description = "Tries in a row that leave the front as it is")
            @Nullable
            Integer patience) {}

    @Schema(name = "SearchMeasuring", description = "As in a run's request")
    record MeasuringSchema(
            @Nullable String device,
            @Nullable Integer batchSize,
            @Nullable String precision,
            @Nullable String runtime,
            @Nullable Integer threads,
            @Nullable String protocol) {}

    @Schema(name = "SearchChoice")
    record ChoiceSchema(
            @Schema(description = "Numbers of networks in the space, 1 to 50")
            List<Long> candidates) {}

    @Requires(Right.LOGIN)
    @PostMapping
    @Operation(
            summary = "Begin a search",
            description = "The same Idempotency-Key and body give the same search again.")
    @ApiResponse(responseCode = "202", description = "Begun; Location names the search")
    ResponseEntity<SearchResponse> begin(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SearchRequestSchema.class)))
                    @RequestBody
                    JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        Search search = searches.begin(read(body, idempotencyKey));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/searches/" + search.id()))
                .body(SearchResponse.of(search));
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "The newest searches")
    ListResponse<SearchResponse> list(@RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize) {
        PageSizes.check(pageSize);
        return new ListResponse<>(
                searches.newest(projects.visible(), pageSize).stream()
                        .map(SearchResponse::of)
                        .toList(),
                null);
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/{id}")
    @Operation(summary = "One search")
    SearchResponse get(@PathVariable UUID id) {
        return SearchResponse.of(find(id));
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/{id}/trials")
    @Operation(summary = "Its trials by page, in the order in which they were asked for")
    ListResponse<TrialResponse> trials(
            @PathVariable UUID id,
            @RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize,
            @Parameter(description = "Number of the last trial of the page before") @RequestParam(defaultValue = "0")
                    int pageToken) {
        PageSizes.check(pageSize);
        Search search = find(id);
        List<SearchTrial> page = searches.trials(id, pageToken, pageSize);
        return new ListResponse<>(
                page.stream().map(trial -> TrialResponse.of(search, trial)).toList(),
                page.size() < pageSize ? null : Integer.toString(page.getLast().number()));
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping("/{id}/front")
    @Operation(
            summary = "Its Pareto front, best in the first metric first",
            description = "By its own objectives, or by one to three of its metrics named x, y and z")
    FrontResponse front(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String x,
            @RequestParam(required = false) @Nullable String y,
            @RequestParam(required = false) @Nullable String z) {
        return FrontResponse.of(find(id), searches.trials(id), x, y, z);
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/{id}/pause")
    @Operation(summary = "Ask for nothing new")
    @ApiResponse(responseCode = "202", description = "Paused; what is being measured is measured to its end")
    @ApiResponse(responseCode = "409", description = "The search is over")
    ResponseEntity<SearchResponse> pause(@PathVariable UUID id) {
        return ResponseEntity.accepted().body(SearchResponse.of(searches.pause(id)));
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on")
    @ApiResponse(responseCode = "202", description = "Goes on")
    @ApiResponse(responseCode = "409", description = "The search is over")
    ResponseEntity<SearchResponse> resume(@PathVariable UUID id) {
        return ResponseEntity.accepted().body(SearchResponse.of(searches.resume(id)));
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/{id}/stop")
    @Operation(summary = "End it now, with the front as it is")
    @ApiResponse(responseCode = "202", description = "Stopped; what waited to be measured is given up")
    @ApiResponse(responseCode = "409", description = "The search is over")
    ResponseEntity<SearchResponse> stop(@PathVariable UUID id) {
        return ResponseEntity.accepted().body(SearchResponse.of(searches.stop(id)));
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/{id}/extend")
    @Operation(summary = "Give it another budget", description = "One that had spent its own goes on.")
    @ApiResponse(responseCode = "202", description = "Has the budget now")
    @ApiResponse(responseCode = "409", description = "The search is over")
    ResponseEntity<SearchResponse> extend(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = BudgetSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        Budget budget = budget(fields);
        Bodies.throwIfAny(violations);
        return ResponseEntity.accepted().body(SearchResponse.of(searches.extend(id, budget)));
    }

    @Requires(value = Right.EDITOR, of = Subject.SEARCH)
    @PostMapping("/{id}/measure")
    @Operation(summary = "Try these networks next, whatever the sampler thinks")
    @ApiResponse(responseCode = "202", description = "They are tried next")
    @ApiResponse(responseCode = "409", description = "The search is over")
    ResponseEntity<SearchResponse> measure(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChoiceSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        List<Double> chosen = fields.numbers("candidates", Range.whole(1, 50), Range.whole(0, Long.MAX_VALUE >> 10));
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return ResponseEntity.accepted()
                .body(SearchResponse.of(searches.measure(
                        id, chosen.stream().map(Double::longValue).toList())));
    }

    @Requires(value = Right.VIEWER, of = Subject.SEARCH)
    @GetMapping(path = "/{id}/events", produces = "text/event-stream")
    @Operation(summary = "A search's changes as they come: search, each time its trials or its state changed")
    SseEmitter events(@PathVariable UUID id) {
        find(id);
        var events = new SearchEvents(caller.lasting(Subject.SEARCH, id));
        events.follow(searches, id);
        return events.emitter();
    }

    private Search find(UUID id) {
        return searches.find(id).orElseThrow(() -> new UnknownSearch(id));
    }

    private SearchRequest read(JsonNode body, @Nullable String key) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String title = fields.text("title");
        DesignSpace space = DesignSpaceJson.space(fields);
        List<Objective> objectives = fields.each("objectives", SearchRules.OBJECTIVES, (one, _) -> objective(one));
        List<Constraint> constraints = fields.has("constraints")
                ? fields.each("constraints", SearchRules.CONSTRAINTS, (one, _) -> constraint(one))
                : List.of();
        String method = fields.text("method", METHODS);
        int seed = fields.whole("seed", ANY_SEED, 0);
        Budget budget = budget(fields.object("budget"));
        CostingJson.readWithArray(fields);
        SearchRequest.Measuring measuring = measuring(fields.object("measuring"));
        boolean dryRun = fields.bool("dryRun", false);
        String project = fields.text("project");
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return new SearchRequest(
                title == null ? "" : title,
                Bodies.present(space),
                objectives,
                constraints,
                method == null
                        ? SearchRules.DEFAULT_METHOD
                        : Method.find(method).orElseThrow(),
                seed,
                budget,
                CostingJson.textOf(body),
                measuring,
                dryRun,
                projects.toWriteIn(project),
                key);
    }

    private static Objective objective(JsonFields fields) {
        String metric = required(fields, "metric");
        String better = fields.text("better", DIRECTIONS);
        boolean byRatio = "logarithmic".equals(fields.text("scale", SCALES));
        fields.refuseUnknown();
        return SearchRules.objective(metric, better == null ? null : better.equals("most"), byRatio);
    }

    private static Constraint constraint(JsonFields fields) {
        String metric = required(fields, "metric");
        var constraint = new Constraint(
                metric,
                fields.number("atLeast", ANY_VALUE, Double.NEGATIVE_INFINITY),
                fields.number("atMost", ANY_VALUE, Double.POSITIVE_INFINITY));
        fields.refuseUnknown();
        return constraint;
    }

    private static String required(JsonFields fields, String name) {
        String metric = fields.text(name);
        if (metric == null && !fields.has(name)) {
            fields.refuse(name, "absent", "the name of a metric", name + " is required.");
        }
        return metric == null ? "" : metric;
    }

    private static Budget budget(JsonFields fields) {
        var budget = new Budget(
                fields.whole("trials", SearchRules.TRIALS),
                fields.whole("minutes", SearchRules.MINUTES),
                fields.whole("patience", SearchRules.PATIENCE));
        fields.refuseUnknown();
        return budget;
    }

    private static SearchRequest.Measuring measuring(JsonFields fields) {
        AskedSettings settings = AskedSettings.ofASearch(fields);
        fields.refuseUnknown();
        return new SearchRequest.Measuring(
                settings.device(),
                settings.batchSize(),
                settings.precision(),
                settings.runtime(),
                settings.threads(),
                settings.protocol());
    }
}
