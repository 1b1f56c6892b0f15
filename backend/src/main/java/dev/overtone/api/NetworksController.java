package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Room;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunQuery;
import dev.overtone.tracking.Description;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.NetworkPage;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.UnknownNetwork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/networks")
class NetworksController {

    private final AskedProject projects;
    private final Networks networks;
    private final Profiler profiler;
    private final JsonMapper mapper;

    NetworksController(AskedProject projects, Networks networks, Profiler profiler, JsonMapper mapper) {
        this.projects = projects;
        this.networks = networks;
        this.profiler = profiler;
        this.mapper = mapper;
    }

    @Schema(name = "SaveRequest")
    record SaveRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network,

            @Schema(description = "A name of your own, one line", minLength = 1, maxLength = 200) @Nullable
            String title,

            @Schema(description = "Plain text", maxLength = 10_000) @Nullable
            String notes,

            @Schema(description = "Fingerprint of the network or preset that this one was made from") @Nullable
            String madeFrom) {}

    @Schema(name = "NetworkPatch", description = "A merge patch (RFC 7396): null takes away, absent leaves.")
    record PatchSchema(
            @Schema(minLength = 1, maxLength = 200) @Nullable
            String title,

            @Schema(description = "Plain text", maxLength = 10_000) @Nullable
            String notes) {}

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(
            summary = "Networks that were saved, run or searched, by page",
            description =
                    "filter: family = 'hardnet', state = 'saved' or 'measured', text = '…' (in title or name, or the beginning of a fingerprint),"
                            + " joined by AND. Networks that were never measured come last when ordered by lastMeasuredAt.")
    ListResponse<NetworkResponse> list(
            @RequestParam(required = false) @Nullable String filter,
            @Schema(example = "createdAt desc") @RequestParam(required = false) @Nullable String orderBy,
            @RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize,
            @RequestParam(required = false) @Nullable String pageToken) {
        PageSizes.check(pageSize);
        NetworkPage page = networks.list(NetworkFilter.query(filter, orderBy, pageSize, pageToken));
        return new ListResponse<>(
                page.items().stream()
                        .map(entry -> NetworkResponse.of(entry, mapper))
                        .toList(),
                page.nextPageToken());
    }

    @Requires(Right.LOGIN)
    @GetMapping("/{fingerprint}")
    @Operation(summary = "One network by its fingerprint, with its runs and its lineage")
    NetworkDetailsResponse get(@PathVariable String fingerprint) {
        return details(networks.find(fingerprint).orElseThrow(UnknownNetwork::new));
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping
    @Operation(
            summary = "Save a design",
            description =
                    "A network is kept once: saving it again changes the texts that are sent and leaves the others.")
    @ApiResponse(responseCode = "201", description = "Saved; Location names the network")
    @ApiResponse(responseCode = "200", description = "It was there already")
    ResponseEntity<NetworkDetailsResponse> save(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SaveRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        NetworkSpec network = fields.network("network");
        String title = title(fields, violations);
        String notes = fields.textOrNull("notes");
        String madeFrom = fields.textOrNull("madeFrom");
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        Networks.Save save = save(Bodies.present(network), new Description(title, notes), madeFrom);
        URI place = URI.create("/api/v1/networks/" + save.entry().network().fingerprint());
        return (save.isNew()
                        ? ResponseEntity.created(place)
                        : ResponseEntity.ok().location(place))
                .body(details(save.entry()));
    }

    private Networks.Save save(NetworkSpec network, Description description, @Nullable String madeFrom) {
        try (var _ = Room.SHARED.enter(network)) {
            return networks.save(network, description, madeFrom);
        }
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PatchMapping(
            path = "/{fingerprint}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(summary = "Say something else of a network")
    NetworkDetailsResponse describe(
            @PathVariable String fingerprint,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PatchSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String title = fields.isNull("title") ? "" : title(fields, violations);
        String notes = fields.isNull("notes") ? "" : fields.text("notes");
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return details(
                networks.describe(fingerprint, new Description(title, notes)).orElseThrow(UnknownNetwork::new));
    }

    /** A title is taken away by null, not by a blank one. */
    private static @Nullable String title(JsonFields fields, Violations violations) {
        String title = fields.textOrNull("title");
        if (title != null && title.isBlank()) {
            String allowed = Description.ALLOWED_TITLE;
            violations.add(new Violation("title", title, allowed, "title must be " + allowed + "."));
        }
        return title;
    }

    private NetworkDetailsResponse details(NetworkEntry entry) {
        String fingerprint = entry.network().fingerprint();
        UUID latest = profiler
                .list(new RunQuery(null, fingerprint, RunQuery.Order.CREATED_AT, true, 1, null)
                        .within(projects.visible()))
                .items()
                .stream()
                .map(run -> run.run().id())
                .findFirst()
                .orElse(null);
        return NetworkDetailsResponse.of(
                entry,
                latest,
                profiler.fastest(projects.visible(), List.of(fingerprint)).getOrDefault(fingerprint, List.of()),
                networks.lineage(fingerprint),
                mapper);
    }
}
