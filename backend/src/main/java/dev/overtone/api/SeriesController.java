package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.SeriesDetails;
import dev.overtone.profiling.SeriesRequest;
import dev.overtone.profiling.Sweep;
import dev.overtone.profiling.SweepAxis;
import io.swagger.v3.oas.annotations.Operation;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sweeps, and networks that are measured together. */
@RestController
@RequestMapping("/api/v1/series")
class SeriesController {

    private static final Range ANY_VALUE = Range.decimal(0, 1 << 20);
    private static final Range ANY_BLOCK = Range.whole(0, (long) Limits.BLOCKS.most() - 1);
    private static final List<String> AXES =
            Arrays.stream(SweepAxis.values()).map(SweepAxis::notation).toList();

    private final Profiler profiler;
    private final AskedProject projects;
    private final JsonMapper mapper;

    SeriesController(Profiler profiler, AskedProject projects, JsonMapper mapper) {
        this.profiler = profiler;
        this.projects = projects;
        this.mapper = mapper;
    }

    @Schema(name = "SeriesRequest", description = "Either network and sweep, or networks")
    record SeriesRequestSchema(
            @Nullable NetworkSchema network,
            @Nullable SweepSchema sweep,

            @Schema(description = "Two to twelve; the first is the baseline") @Nullable
            List<NetworkSchema> networks,

            @Schema(
                    description = "Whether one process takes turns between them, in random order; "
                            + "by default true for networks, false for a sweep")
            @Nullable
            Boolean together,

            @Nullable String title,

            @Schema(description = "cpu, cuda:N or a device's id; absent: one of the pool, the same for all") @Nullable
            String device,

            @Schema(minimum = "1", maximum = "4096", defaultValue = "1") @Nullable
            Integer batchSize,

            @Schema(allowableValues = "fp32", defaultValue = "fp32") @Nullable
            String precision,

            @Schema(
                    allowableValues = {"eager", "eager-channels-last"},
                    defaultValue = "eager")
            @Nullable
            String runtime,

            @Schema(minimum = "1", defaultValue = "1") @Nullable
            Integer threads,

            @Schema(
                    allowableValues = {"quick", "standard", "publish"},
                    defaultValue = "quick")
            @Nullable
            String protocol,

            @Schema(description = "Name or id; absent: the first project") @Nullable
            String project,

            @Schema(description = "Name or id; made in the project if it has none of this name") @Nullable
            String experiment,

            @Nullable List<String> tags) {}

    @Schema(name = "Sweep")
    record SweepSchema(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"batchSize", "resolution", "threads", "growthRate", "depth", "multiplier"})
            String axis,

            @Schema(description = "Which block's growthRate, depth or multiplier, from 0", minimum = "0") @Nullable
            Integer block,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 64")
            List<Double> values) {}

    @Requires(Right.LOGIN)
    @PostMapping
    @Operation(
            summary = "Queue a sweep, or networks to be measured together",
            description = "All runs or none. The same Idempotency-Key and body give the same series again.")
    @ApiResponse(responseCode = "202", description = "Queued; Location names the series")
    ResponseEntity<SeriesResponse> submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SeriesRequestSchema.class)))
                    @RequestBody
                    JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        UUID id = profiler.submit(read(body, idempotencyKey)).id();
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/series/" + id))
                .body(get(id));
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "The newest series")
    ListResponse<SeriesResponse> list(@RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize) {
        PageSizes.check(pageSize);
        return new ListResponse<>(
                profiler.newestSeries(projects.visible(), pageSize).stream()
                        .map(this::response)
                        .toList(),
                null);
    }

    @Requires(value = Right.VIEWER, of = Subject.SERIES)
    @GetMapping("/{id}")
    @Operation(summary = "One series with its runs, in their order")
    SeriesResponse get(@PathVariable UUID id) {
        return response(find(id));
    }

    @Requires(value = Right.EDITOR, of = Subject.SERIES)
    @PostMapping("/{id}/cancel")
    @Operation(summary = "End the queued runs of a series, and ask the running ones to stop")
    @ApiResponse(responseCode = "202", description = "Cancelled, or about to be")
    ResponseEntity<SeriesResponse> cancel(@PathVariable UUID id) {
        find(id);
        profiler.cancelSeries(id);
        return ResponseEntity.accepted().body(get(id));
    }

    private SeriesDetails find(UUID id) {
        return profiler.series(id).orElseThrow(() -> NotThere.series(id));
    }

    private SeriesResponse response(SeriesDetails details) {
        return SeriesResponse.of(details, mapper);
    }

    private SeriesRequest read(JsonNode body, @Nullable String key) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        boolean isSweep = fields.has("sweep") || !fields.has("networks");
        NetworkSpec network = isSweep ? fields.network("network") : null;
        Sweep sweep = isSweep ? sweep(fields.object("sweep")) : null;
        List<NetworkSpec> networks = isSweep ? List.of() : fields.networks("networks", SeriesRequest.NETWORKS);
        boolean together = fields.bool("together", !isSweep);
        String title = fields.text("title");
        AskedSettings settings = AskedSettings.read(fields);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        AskedPlace place = projects.toWriteIn(settings.project(), settings.experiment());
        NetworkSpec first = isSweep ? Bodies.present(network) : networks.getFirst();
        RunRequest base = settings.of(first, place, false, null, null, null);
        return sweep == null
                ? SeriesRequest.set(networks, base, title, together, key)
                : SeriesRequest.sweep(base, sweep, title, together, key);
    }

    private static @Nullable Sweep sweep(JsonFields fields) {
        String axis = fields.text("axis", AXES);
        Integer block = fields.whole("block", ANY_BLOCK);
        List<Double> values = fields.numbers("values", Sweep.VALUES, ANY_VALUE);
        if (axis == null && !fields.has("axis")) {
            fields.refuse("axis", "absent", String.join(", ", AXES), "sweep.axis is required.");
        }
        fields.refuseUnknown();
        return SweepAxis.find(String.valueOf(axis))
                .map(known -> new Sweep(known, block, values))
                .orElse(null);
    }
}
