package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import dev.overtone.profiling.NetworkSignals;
import dev.overtone.profiling.Signal;
import dev.overtone.profiling.Signals;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.SavedNetwork;
import dev.overtone.tracking.UnknownNetwork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/networks/{fingerprint}/signals")
class SignalsController {

    private static final Range SEEDS = Range.whole(0, Integer.MAX_VALUE);

    private final Signals signals;
    private final Networks networks;

    SignalsController(Signals signals, Networks networks) {
        this.signals = signals;
        this.networks = networks;
    }

    @Schema(name = "SignalsRequest")
    record SignalsRequestSchema(
            @Schema(description = "Draws weights, images and labels", minimum = "0", defaultValue = "0") @Nullable
            Integer seed) {}

    /** One signal of one seed. */
    record SignalValue(
            @Schema(allowableValues = {"naswot", "synflow", "gradnorm"})
            String signal,

            @Schema(description = "null where it is no finite number") @Nullable
            Double value,

            @Schema(description = "log₁₀ where the logarithm is told")
            String unit,

            String meaning,
            String paper) {}

    /** What is there for one seed. */
    record SignalsOfSeed(
            int seed,
            NetworkSignals.State state,
            Instant askedAt,
            @Nullable Instant finishedAt,
            @Schema(description = "Empty until finished") List<SignalValue> signals,
            @Nullable String failureCode,
            @Nullable String failureMessage) {

        static SignalsOfSeed of(NetworkSignals asked) {
            List<SignalValue> values = asked.state() == NetworkSignals.State.FINISHED
                    ? Arrays.stream(Signal.values())
                            .map(signal -> new SignalValue(
                                    signal.notation(),
                                    asked.values().get(signal),
                                    signal.unit(),
                                    signal.meaning(),
                                    signal.paper()))
                            .toList()
                    : List.of();
            var failure = asked.failure();
            return new SignalsOfSeed(
                    asked.seed(),
                    asked.state(),
                    asked.askedAt(),
                    asked.finishedAt(),
                    values,
                    failure == null ? null : failure.code(),
                    failure == null ? null : failure.message());
        }
    }

    /** A network's signals beside the baseline that they have to beat. */
    record SignalsResponse(
            String fingerprint,

            @Schema(description = "Trainable parameters, which often order networks better than any signal")
            long parameters,

            @Schema(description = "One for each seed that was asked for")
            List<SignalsOfSeed> items) {}

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(
            summary = "What was computed of a network without training it; never an accuracy",
            description = "Poll it after asking: state goes from QUEUED over RUNNING to FINISHED or FAILED.")
    SignalsResponse get(@PathVariable String fingerprint) {
        SavedNetwork network = find(fingerprint);
        return new SignalsResponse(
                fingerprint,
                network.totals().parameters(),
                signals.all(fingerprint).stream().map(SignalsOfSeed::of).toList());
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping
    @Operation(
            summary = "Ask for NASWOT, SynFlow and GradNorm of a network",
            description = "Computed once for each seed, by a worker between two runs; what is there stays.")
    @ApiResponse(responseCode = "202", description = "Asked for, or there already; Location leads to them")
    ResponseEntity<SignalsResponse> ask(
            @PathVariable String fingerprint,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SignalsRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        int seed = fields.whole("seed", SEEDS, Signals.SEED);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        signals.ask(List.of(find(fingerprint).fingerprint()), seed);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/networks/" + fingerprint + "/signals"))
                .body(get(fingerprint));
    }

    private SavedNetwork find(String fingerprint) {
        return networks.find(fingerprint).orElseThrow(UnknownNetwork::new).network();
    }
}
