package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.search.Search;
import dev.overtone.search.SearchTrial;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
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

    private final Searches searches;
    private final AskedProject projects;
    private final Caller caller;

    SearchesController(Searches searches, AskedProject projects, Caller caller) {
        this.searches = searches;
        this.projects = projects;
        this.caller = caller;
    }

    @Requires(Right.LOGIN)
    @PostMapping
    @Operation(
            summary = "Begin a search",
            description = "The same Idempotency-Key and body give the same search again.")
    @ApiResponse(responseCode = "202", description = "Begun; Location names the search")
    ResponseEntity<SearchResponse> begin(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SearchSchema.Request.class)))
                    @RequestBody
                    JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        Search search = searches.begin(AskedSearch.read(body, projects, idempotencyKey));
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
                            content = @Content(schema = @Schema(implementation = SearchSchema.Budget.class)))
                    @RequestBody
                    JsonNode body) {
        Search extended = searches.extend(id, AskedSearch.budget(body));
        return ResponseEntity.accepted().body(SearchResponse.of(extended));
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
                            content = @Content(schema = @Schema(implementation = SearchSchema.Choice.class)))
                    @RequestBody
                    JsonNode body) {
        Search told = searches.measure(id, AskedSearch.candidates(body));
        return ResponseEntity.accepted().body(SearchResponse.of(told));
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
}
