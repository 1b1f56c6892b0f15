package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.AttachedMetric;
import dev.overtone.tracking.KnownMetric;
import dev.overtone.tracking.MetricEntry;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.UnknownMetric;
import dev.overtone.tracking.UnknownNetwork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1")
class MetricsController {

    private static final Range FINITE = Range.decimal(-Double.MAX_VALUE, Double.MAX_VALUE);

    private final Metrics metrics;
    private final AskedProject projects;

    MetricsController(Metrics metrics, AskedProject projects) {
        this.projects = projects;
        this.metrics = metrics;
    }

    @Schema(name = "MetricRequest")
    record MetricRequestSchema(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    pattern = "[A-Za-z][A-Za-z0-9_.@/-]{0,63}",
                    example = "top1")
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "76.2")
            double value,

            @Schema(maxLength = 32, example = "%", defaultValue = "") @Nullable
            String unit,

            @Schema(
                    description = "Where the value was taken from, one line",
                    maxLength = 500,
                    example = "our training of 3 May",
                    defaultValue = "")
            @Nullable
            String source) {}

    /** How many were attached. */
    record ImportResponse(int attached) {}

    @Requires(Right.LOGIN)
    @GetMapping("/networks/{fingerprint}/metrics")
    @Operation(
            summary = "A network's metrics, newest first",
            description = "The newest of a name stands. What was published about a preset comes last and has no id.")
    ListResponse<MetricResponse> ofNetwork(@PathVariable String fingerprint) {
        return list(metrics.ofNetwork(fingerprint).orElseThrow(UnknownNetwork::new));
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping("/networks/{fingerprint}/metrics")
    @Operation(summary = "Attach a metric to a network", description = "Earlier values of the name are kept.")
    @ApiResponse(responseCode = "201", description = "Attached; Location names it")
    ResponseEntity<MetricResponse> attachToNetwork(
            @PathVariable String fingerprint,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = MetricRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        return created(metrics.attach(fingerprint, read(body)).orElseThrow(UnknownNetwork::new));
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping("/runs/{id}/metrics")
    @Operation(summary = "A run's metrics, newest first", description = "The newest of a name stands.")
    ListResponse<MetricResponse> ofRun(@PathVariable UUID id) {
        return list(metrics.ofRun(id).orElseThrow(() -> new UnknownRun(id)));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/metrics")
    @Operation(summary = "Attach a metric to a run", description = "Earlier values of the name are kept.")
    @ApiResponse(responseCode = "201", description = "Attached; Location names it")
    ResponseEntity<MetricResponse> attachToRun(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = MetricRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        return created(metrics.attach(id, read(body)).orElseThrow(() -> new UnknownRun(id)));
    }

    @Requires(Right.LOGIN)
    @GetMapping("/metrics")
    @Operation(
            summary =
                    "Every name that metrics go by, with its units and how many networks and runs that you see have it")
    ListResponse<KnownMetric> known() {
        return new ListResponse<>(metrics.known(projects.visible()), null);
    }

    @Requires(value = Right.VIEWER, of = Subject.METRIC)
    @GetMapping("/metrics/{id}")
    @Operation(summary = "One metric that somebody attached")
    MetricResponse get(@PathVariable UUID id) {
        return MetricResponse.of(metrics.find(id).orElseThrow(UnknownMetric::new));
    }

    @Requires(value = Right.EDITOR, of = Subject.METRIC)
    @DeleteMapping("/metrics/{id}")
    @Operation(summary = "Remove a metric that somebody attached")
    @ApiResponse(responseCode = "204", description = "Removed")
    ResponseEntity<Void> remove(@PathVariable UUID id) {
        if (!metrics.remove(id)) {
            throw new UnknownMetric();
        }
        return ResponseEntity.noContent().build();
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping(path = "/metrics", consumes = "text/csv")
    @Operation(
            summary = "Attach metrics to many networks: every line of a table or none",
            description = "A fingerprint may be a preset's. errors names what is wrong by line and column.")
    ImportResponse attachAll(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject("""
                                                    fingerprint,name,value,unit,source
                                                    9a00…,top1,76.2,%,our training of 3 May
                                                    """)))
                    @RequestBody
                    String csv) {
        return new ImportResponse(metrics.attachAll(csv));
    }

    @Requires(Right.LOGIN)
    @GetMapping(path = "/metrics.csv", produces = "text/csv")
    @Operation(
            summary = "Every metric that was attached to a network, as a table that can be imported again",
            description = "Oldest first; what was published about presets is not in it.")
    String csv() {
        return metrics.csv();
    }

    private static MetricEntry read(JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String name = fields.text("name");
        if (!fields.has("name")) {
            fields.refuse("name", "absent", MetricEntry.ALLOWED_NAME, "name is required.");
        }
        Double value = fields.number("value", FINITE);
        if (!fields.has("value")) {
            fields.refuse("value", "absent", MetricEntry.ALLOWED_VALUE, "value is required.");
        }
        String unit = fields.textOrNull("unit");
        String source = fields.textOrNull("source");
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return new MetricEntry(
                Bodies.present(name), Bodies.present(value), unit == null ? "" : unit, source == null ? "" : source);
    }

    private static ListResponse<MetricResponse> list(List<AttachedMetric> metrics) {
        return new ListResponse<>(metrics.stream().map(MetricResponse::of).toList(), null);
    }

    private static ResponseEntity<MetricResponse> created(AttachedMetric metric) {
        return ResponseEntity.created(URI.create("/api/v1/metrics/" + metric.id()))
                .body(MetricResponse.of(metric));
    }
}
