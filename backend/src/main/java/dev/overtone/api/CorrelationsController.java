package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.space.Metric;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.prediction.Correlation;
import dev.overtone.prediction.CorrelationQuery;
import dev.overtone.prediction.CorrelationQuery.Layers;
import dev.overtone.prediction.Correlations;
import dev.overtone.prediction.Finding;
import dev.overtone.prediction.Paper;
import dev.overtone.prediction.Plotted;
import dev.overtone.profiling.ObservationQuery;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Printable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/correlations")
class CorrelationsController {

    private static final Range ANY_THREADS = Range.whole(1, 1024);
    private static final int LONGEST_NAME = 200;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final AskedProject projects;
    private final Paper paper;

    CorrelationsController(AskedProject projects, Paper paper) {
        this.projects = projects;
        this.paper = paper;
    }

    /**
     * Figures on paper against what was measured, in one context.
     *
     * @param context null when nothing that fits was measured
     * @param metrics none below five networks
     * @param finding likewise null
     * @param networks the newest 1,000 at most, each once
     */
    record CorrelationsResponse(
            @Nullable ContextResponse context,
            List<CorrelationResponse> metrics,
            @Nullable FindingResponse finding,
            List<PlottedResponse> networks) {

        static CorrelationsResponse of(Correlations correlations) {
            return new CorrelationsResponse(
                    correlations.context() == null ? null : ContextResponse.of(correlations.context()),
                    correlations.correlations().stream()
                            .map(correlation -> CorrelationResponse.of(correlation, correlations))
                            .toList(),
                    correlations.finding() == null ? null : FindingResponse.of(correlations.finding()),
                    correlations.networks().stream().map(PlottedResponse::of).toList());
        }
    }

    /**
     * How a figure goes with the latency.
     *
     * @param spearman with its bootstrap interval of 95 %, {@code least} to {@code most}; null where all are alike
     * @param kendall tau-b; null where all are alike
     * @param rSquared of the line through the logarithms, {@code ms = factor · figure ^ exponent}
     * @param outliers the networks furthest from that line, 25 % at least
     */
    @Schema(name = "Correlation")
    record CorrelationResponse(
            String metric,
            @Nullable Double spearman,
            double least,
            double most,
            @Nullable Double kendall,
            double rSquared,
            double exponent,
            double factor,
            List<OutlierResponse> outliers) {

        static CorrelationResponse of(Correlation correlation, Correlations all) {
            return new CorrelationResponse(
                    correlation.metric().notation(),
                    orNull(correlation.spearman()),
                    correlation.least(),
                    correlation.most(),
                    orNull(correlation.kendall()),
                    correlation.line().rSquared(),
                    correlation.line().exponent(),
                    correlation.line().factor(),
                    all.outliers(correlation).stream()
                            .map(network -> new OutlierResponse(
                                    network.run().run(), network.run().name(), network.ratio(correlation)))
                            .toList());
        }

        private static @Nullable Double orNull(double value) {
            return Double.isNaN(value) ? null : (Double) value;
        }
    }

    /** @param ratio of its p50 to the line; 1.4 is 40 % slower */
    @Schema(name = "Outlier")
    record OutlierResponse(UUID run, String name, double ratio) {}

    /**
     * Whether MACs or CIO order the networks better.
     *
     * @param decided whether the bootstrap interval of the difference, {@code least} to {@code most}, leaves no doubt
     */
    @Schema(name = "Finding")
    record FindingResponse(String better, String worse, boolean decided, double least, double most) {

        static FindingResponse of(Finding finding) {
            return new FindingResponse(
                    finding.better().notation(),
                    finding.worse().notation(),
                    finding.decided(),
                    finding.least(),
                    finding.most());
        }
    }

    /**
     * @param run the one whose p50 it is, the median of {@code runs}
     * @param figures by metric
     */
    @Schema(name = "PlottedNetwork")
    record PlottedResponse(
            UUID run,
            String fingerprint,
            String name,
            double p50,
            Verdict verdict,
            int runs,
            Map<String, Double> figures) {

        static PlottedResponse of(Plotted network) {
            Map<String, Double> figures = new LinkedHashMap<>();
            for (Metric metric : Correlations.METRICS) {
                if (network.figures().containsKey(metric)) {
                    figures.put(metric.notation(), network.figure(metric));
                }
            }
            return new PlottedResponse(
                    network.run().run(),
                    network.run().fingerprint(),
                    network.run().name(),
                    network.milliseconds(),
                    network.run().verdict(),
                    network.runs(),
                    figures);
        }
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(
            summary = "Figures on paper against what was measured",
            description = "Within one context: of those that fit what is given, the one with the most networks")
    CorrelationsResponse correlate(
            @RequestParam(required = false) @Nullable String hardwareProfile,
            @RequestParam(required = false) @Nullable String runtime,
            @RequestParam(required = false) @Nullable String precision,
            @RequestParam(required = false) @Nullable Integer threads,
            @RequestParam(required = false) @Nullable Integer batchSize,
            @RequestParam(required = false) @Nullable String family,
            @RequestParam(required = false) @Nullable String experiment,
            @RequestParam(required = false) @Nullable String tag,
            @Schema(format = "date-time") @RequestParam(required = false) @Nullable String since,
            @Schema(allowableValues = {"all", "plain", "depthwise"}) @RequestParam(required = false) @Nullable
                    String layers) {
        check("threads", threads, ANY_THREADS);
        check("batchSize", batchSize, Limits.BATCH);
        var runs = new ObservationQuery(
                        text("hardwareProfile", hardwareProfile),
                        text("runtime", runtime),
                        text("precision", precision),
                        threads,
                        batchSize,
                        text("family", family),
                        text("experiment", experiment),
                        text("tag", tag),
                        instant(since))
                .seenBy(projects.visible());
        return CorrelationsResponse.of(paper.againstMeasured(new CorrelationQuery(runs, layers(layers))));
    }

    private static void check(String parameter, @Nullable Integer value, Range range) {
        if (value != null && !range.contains(value)) {
            throw InvalidRequest.query(parameter, value.toString(), "within " + range.allowed());
        }
    }

    private static @Nullable String text(String parameter, @Nullable String value) {
        if (value != null && !Printable.isLabel(value, LONGEST_NAME)) {
            throw InvalidRequest.query(parameter, value, "1 to " + LONGEST_NAME + " printable characters");
        }
        return value;
    }

    private static @Nullable Instant instant(@Nullable String since) {
        if (since == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(since);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_TIME)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // The same answer as for a time that no database knows.
        }
        throw InvalidRequest.query("since", since, "a time as 2026-11-24T18:00:00Z");
    }

    private static Layers layers(@Nullable String written) {
        if (written == null) {
            return Layers.ALL;
        }
        return Arrays.stream(Layers.values())
                .filter(layers -> layers.notation().equals(written))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.query(
                        "layers",
                        written,
                        Arrays.stream(Layers.values()).map(Layers::notation).collect(Collectors.joining(", "))));
    }
}
