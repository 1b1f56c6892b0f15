package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.JsonFields;
import dev.overtone.notation.NetworkName;
import dev.overtone.prediction.Expectation;
import dev.overtone.prediction.Fitted;
import dev.overtone.prediction.Outlook;
import dev.overtone.prediction.Predictions;
import dev.overtone.prediction.Quality;
import dev.overtone.profiling.ObservationQuery;
import dev.overtone.profiling.Observations;
import dev.overtone.profiling.ObservedContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/predictions")
class PredictionsController {

    private static final Range ANY_THREADS = Range.whole(1, 1024);

    private final Predictions predictions;
    private final Observations observations;

    PredictionsController(Predictions predictions, Observations observations) {
        this.predictions = predictions;
        this.observations = observations;
    }

    @Schema(
            name = "PredictionRequest",
            description = "Of the contexts that fit what is given, the one with the most networks is taken")
    record PredictionRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            NetworkSchema network,

            @Schema(description = "A hardware profile's id") @Nullable
            String hardwareProfile,

            @Nullable String runtime,
            @Nullable String precision,

            @Schema(minimum = "1", maximum = "1024") @Nullable
            Integer threads,

            @Schema(minimum = "1", maximum = "4096") @Nullable
            Integer batchSize) {}

    /**
     * What a network is expected to take; not a measurement.
     *
     * @param context where; null when nothing was measured in any that fits
     * @param expected null while too few networks were measured to say how wrong it would be
     * @param fit null likewise
     * @param missingNetworks how many more have to be measured first; 0 when there is an expectation
     */
    record PredictionResponse(
            String fingerprint,
            String name,
            @Nullable ContextResponse context,
            @Nullable ExpectedResponse expected,
            @Nullable FitResponse fit,
            int missingNetworks) {}

    /**
     * @param p50 of one forward of the whole batch
     * @param least with {@code coverage} of the fitted networks, each left out in its turn, the p50 lay between this
     * @param most and this
     * @param extrapolates whether the network is unlike those that were measured
     * @param reason why it is
     */
    @Schema(name = "Expected")
    record ExpectedResponse(
            @Schema(allowableValues = "ms") String unit,
            double p50,
            double least,
            double most,
            double coverage,
            boolean extrapolates,
            @Nullable String reason) {

        static ExpectedResponse of(Expectation expectation) {
            return new ExpectedResponse(
                    "ms",
                    expectation.milliseconds(),
                    expectation.least(),
                    expectation.most(),
                    Fitted.COVERAGE,
                    expectation.extrapolates(),
                    expectation.beyond());
        }
    }

    /**
     * @param crossValidated how well networks were predicted that the fit had not seen
     * @param macsAlone the same of a fit of MACs and the number of operations
     */
    @Schema(name = "Fit")
    record FitResponse(
            int networks,
            double leastMacs,
            double mostMacs,
            QualityResponse crossValidated,
            QualityResponse macsAlone) {

        static FitResponse of(Fitted fitted) {
            return new FitResponse(
                    fitted.networks(),
                    fitted.leastMacs(),
                    fitted.mostMacs(),
                    QualityResponse.of(fitted.quality()),
                    QualityResponse.of(fitted.macsAlone()));
        }
    }

    /**
     * @param withinTenPercent share of the networks, 0..1
     * @param meanAbsoluteError over what was measured, 0..1
     * @param kendallTau null where all are alike
     */
    @Schema(name = "Quality")
    record QualityResponse(
            double withinTenPercent,
            double meanAbsoluteError,
            @Nullable Double kendallTau) {

        static QualityResponse of(Quality quality) {
            return new QualityResponse(
                    quality.withinTenPercent(),
                    quality.meanError(),
                    Double.isNaN(quality.tau()) ? null : (Double) quality.tau());
        }
    }

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping
    @Operation(
            summary = "What a network is expected to take, learnt from what was measured",
            description = "Never a measurement; too few measured networks give no number")
    PredictionResponse predict(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PredictionRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        NetworkSpec asked = fields.network("network");
        var where = new ObservationQuery(
                fields.text("hardwareProfile"),
                fields.text("runtime"),
                fields.text("precision"),
                fields.whole("threads", ANY_THREADS),
                fields.whole("batchSize", Limits.BATCH),
                null,
                null,
                null,
                null);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        NetworkSpec network = Bodies.present(asked);
        ObservedContext context = observations.contexts().stream()
                .filter(known -> where.allows(known.context()))
                .findFirst()
                .orElse(null);
        // The fit may have to wait for places in Room of its own, so before the network takes one.
        Outlook outlook =
                context == null ? new Outlook.TooFew(0, Fitted.FEWEST) : predictions.latest(context.context());
        try (var _ = Room.SHARED.enter(network)) {
            return answer(network, Analysis.of(network.graph()), context, outlook);
        }
    }

    private static PredictionResponse answer(
            NetworkSpec network, Analysis analysis, @Nullable ObservedContext context, Outlook outlook) {
        String fingerprint = Fingerprint.of(network);
        String name = NetworkName.of(network);
        ContextResponse where = context == null ? null : ContextResponse.of(context);
        return switch (outlook) {
            case Fitted fitted ->
                new PredictionResponse(
                        fingerprint,
                        name,
                        ContextResponse.of(fitted.source()),
                        ExpectedResponse.of(fitted.expect(analysis)),
                        FitResponse.of(fitted),
                        0);
            case Outlook.TooFew few -> new PredictionResponse(fingerprint, name, where, null, null, few.needed());
            case Outlook.NotYet _ -> throw new IllegalStateException("The latest outlook is always there.");
        };
    }
}
