package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.NodeCost;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Ceilings;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.HardwareProfile;
import dev.overtone.profiling.LayerTimes;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.table.Page;
import dev.overtone.table.Row;
import dev.overtone.table.RunTable;
import dev.overtone.tracking.RunEdits;
import dev.overtone.tracking.TrackedRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/runs")
class RunsController {

    private final Profiler profiler;
    private final AskedProject projects;
    private final RunEdits edits;
    private final JsonMapper mapper;
    private final RunTable table;
    private final AskedTable asked;
    private final Caller caller;

    RunsController(
            Profiler profiler,
            AskedProject projects,
            RunEdits edits,
            JsonMapper mapper,
            RunTable table,
            AskedTable asked,
            Caller caller) {
        this.profiler = profiler;
        this.projects = projects;
        this.edits = edits;
        this.mapper = mapper;
        this.table = table;
        this.asked = asked;
        this.caller = caller;
    }

    @Schema(name = "RunRequest")
    record RunRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network,

            @Schema(description = "cpu, cuda:N or a device's id; absent: any") @Nullable
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

            @Schema(
                    description = "Collect hardware counters after the latency, where the device has any",
                    defaultValue = "false")
            @Nullable
            Boolean counters,

            @Schema(description = "Name or id; absent: the first project") @Nullable
            String project,

            @Schema(description = "Name or id; made in the project if it has none of this name") @Nullable
            String experiment,

            @Nullable List<String> tags,

            @Schema(description = "Fingerprint of the network or preset that this one was made from") @Nullable
            String madeFrom,

            @Schema(description = "The run that this one was filled in from") @Nullable
            UUID clonedFrom) {}

    /** Latencies in measured order. */
    record SamplesResponse(@Schema(allowableValues = "ms") String unit, double[] values) {}

    @Requires(Right.LOGIN)
    @PostMapping
    @Operation(summary = "Queue a run", description = "The same Idempotency-Key and body give the same run again.")
    @ApiResponse(responseCode = "202", description = "Queued; Location names the run")
    ResponseEntity<RunResponse> submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RunRequestSchema.class)))
                    @RequestBody
                    JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        TrackedRun run = profiler.submit(read(body, idempotencyKey));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run.id()))
                .body(get(run.id()));
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(
            summary = "Runs by page",
            description =
                    "Only those of projects that the caller sees; not those in the trash, and those in the archive only"
                            + " where the filter speaks of archived. Without columns each item is the run in full; with them it has its id"
                            + " and these columns (GET /runs/columns).")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunsResponse.class)))
    ListResponse<?> list(
            @Schema(example = "state = 'FINISHED' AND (p50 < 5 OR tags = 'baseline') AND createdAt > -7d")
                    @RequestParam(required = false)
                    @Nullable
                    String filter,
            @Schema(example = "p50, createdAt desc") @RequestParam(required = false) @Nullable String orderBy,
            @RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize,
            @RequestParam(required = false) @Nullable String pageToken,
            @Schema(example = "name, p50, metrics.top1") @RequestParam(required = false) @Nullable String columns) {
        PageSizes.check(pageSize);
        Page page = table.page(asked.query(filter, orderBy, columns == null ? "id" : columns, pageSize, pageToken));
        return columns == null
                ? new ListResponse<>(inFull(page), page.nextPageToken())
                : new ListResponse<>(page.rows().stream().map(TableFile::fields).toList(), page.nextPageToken());
    }

    private List<RunResponse> inFull(Page page) {
        return profiler.find(page.rows().stream().map(Row::id).toList()).stream()
                .map(run -> RunResponse.of(run, mapper))
                .toList();
    }

    /** Runs in full, or what was chosen of them. */
    @Schema(name = "Runs")
    record RunsResponse(
            @Schema(anyOf = {RunResponse.class, Map.class}) List<Object> items,
            @Nullable String nextPageToken) {}

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping("/{id}")
    @Operation(summary = "One run")
    RunResponse get(@PathVariable UUID id) {
        return RunResponse.of(find(id), mapper);
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping("/{id}/samples")
    @Operation(summary = "Every latency of a finished run")
    SamplesResponse samples(@PathVariable UUID id) {
        find(id);
        return new SamplesResponse(
                "ms",
                profiler.samples(id)
                        .orElseThrow(() -> new NotThere("no-samples", "Run " + id + " has no samples (yet).")));
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping("/{id}/layers")
    @Operation(
            summary = "Where the time of a finished run went, node by node",
            description =
                    "Runs measured before layers were timed have none; the answer is 404 with type no-layers then.")
    LayersResponse layers(@PathVariable UUID id) {
        RunDetails details = find(id);
        LayerTimes times = profiler.layers(id)
                .orElseThrow(() -> new NotThere("no-layers", "The layers of run " + id + " were not timed (yet)."));
        Measurement measurement = details.measurement();
        if (measurement == null) {
            throw new NotThere("no-layers", "The layers of run " + id + " were not timed (yet).");
        }
        NetworkSpec network = NetworkJson.read(details.run().network().json());
        Bodies.holdUntilAnswered(Room.SHARED.enter(network));
        var scenario = new Scenario(Precision.FP32, details.run().settings().batchSize(), false, false, 1);
        return LayersResponse.of(
                times,
                NodeCost.of(Analysis.of(network.graph()), scenario),
                scenario,
                calibrated(details),
                measurement.latency().p50());
    }

    private @Nullable Hardware calibrated(RunDetails details) {
        for (DeviceView device : profiler.devices()) {
            Ceilings ceilings = device.ceilings();
            HardwareProfile profile = device.hardwareProfile();
            if (ceilings != null
                    && device.id().equals(details.run().device())
                    && profile.equals(details.hardwareProfile())) {
                return Hardware.calibrated(
                        device.id(), profile.name(), ceilings.operationsPerSecond(), ceilings.bytesPerSecond());
            }
        }
        return null;
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/{id}/cancel")
    @Operation(summary = "End a queued run, or ask a running one to stop")
    @ApiResponse(responseCode = "202", description = "Cancelled, or about to be")
    @ApiResponse(responseCode = "409", description = "The run has ended")
    ResponseEntity<RunResponse> cancel(@PathVariable UUID id) {
        profiler.cancel(id);
        return ResponseEntity.accepted().body(get(id));
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping(path = "/{id}/events", produces = "text/event-stream")
    @Operation(summary = "A run's events as they come: state, stage, progress, result")
    SseEmitter events(@PathVariable UUID id) {
        find(id);
        var events = new RunEvents(mapper, caller.lasting(Subject.RUN, id));
        events.follow(profiler, id);
        return events.emitter();
    }

    private RunDetails find(UUID id) {
        return profiler.find(id).orElseThrow(() -> new UnknownRun(id));
    }

    private RunRequest read(JsonNode body, @Nullable String idempotencyKey) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        NetworkSpec network = fields.network("network");
        AskedSettings settings = AskedSettings.read(fields);
        boolean counters = fields.bool("counters", false);
        String madeFrom = fields.textOrNull("madeFrom");
        UUID clonedFrom = Bodies.id(fields, "clonedFrom");
        if (clonedFrom != null
                && edits.projectsOf(projects.visible(), List.of(clonedFrom)).isEmpty()) {
            fields.refuse("clonedFrom", clonedFrom, "id of a run", "There is no run " + clonedFrom + ".");
        }
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        AskedPlace place = projects.toWriteIn(settings.project(), settings.experiment());
        return settings.of(Bodies.present(network), place, counters, idempotencyKey, madeFrom, clonedFrom);
    }
}
