package dev.overtone.comparison;

import static dev.overtone.comparison.RunFact.Better.LESS;
import static dev.overtone.comparison.RunFact.Better.MORE;
import static dev.overtone.comparison.RunFact.Better.NEITHER;

import dev.overtone.analysis.Totals;
import dev.overtone.comparison.RunFact.Better;
import dev.overtone.comparison.RunFact.Form;
import dev.overtone.comparison.RunFact.Group;
import dev.overtone.profiling.Latency;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.AttachedMetric;
import dev.overtone.tracking.RunSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every fact of these runs that at least one of them has, in reading order. */
final class RunFacts {

    private final List<RunDetails> runs;
    private final Map<UUID, Map<String, AttachedMetric>> metrics;
    private final List<RunFact> facts = new ArrayList<>();

    private RunFacts(List<RunDetails> runs, Map<UUID, Map<String, AttachedMetric>> metrics) {
        this.runs = runs;
        this.metrics = metrics;
    }

    static List<RunFact> of(List<RunDetails> runs, Map<UUID, Map<String, AttachedMetric>> metrics) {
        var all = new RunFacts(runs, metrics);
        all.run();
        NetworkFacts.of(runs.stream().map(run -> run.run().network()).toList()).forEach(all::add);
        all.paper();
        all.settings();
        all.measured();
        all.percentiles();
        all.metrics();
        all.environment();
        return all.facts;
    }

    private void run() {
        text(Group.RUN, "title", "Title", run -> run.run().remarks().title());
        text(Group.RUN, "state", "State", run -> run.run().state().name());
        add(
                Group.RUN,
                "createdAt",
                "Asked for",
                "",
                Form.TIME,
                run -> run.run().createdAt().toString());
        text(Group.RUN, "project", "Project", run -> run.run().project().name());
        text(Group.RUN, "experiment", "Experiment", run -> run.run().experiment());
        text(Group.RUN, "tags", "Tags", run -> tags(run.run().tags()));
        text(
                Group.RUN,
                "failureCode",
                "Failure",
                run -> run.run().failure() == null ? null : run.run().failure().code());
    }

    private void paper() {
        paper("parameters", "Parameters", "", Form.COUNT, LESS, Totals::parameters);
        paper("macs", "MACs", "", Form.COUNT, LESS, Totals::macs);
        paper("cio", "CIO", "elements", Form.COUNT, LESS, Totals::cio);
        paper("moc", "MoC", "MACs / CIO", Form.NUMBER, NEITHER, Totals::moc);
        paper("concatElements", "Concat", "elements", Form.COUNT, LESS, Totals::concatElements);
        paper(
                "peakActivationElements",
                "Peak activation",
                "elements",
                Form.COUNT,
                LESS,
                Totals::peakActivationElements);
        paper("weightBytes", "Weights", "fp32", Form.BYTES, LESS, Totals::weightBytes);
    }

    private void settings() {
        text(Group.SETTINGS, "device", "Device", run -> run.run().device());
        number("batchSize", "Batch", RunSettings::batchSize);
        text(
                Group.SETTINGS,
                "precision",
                "Precision",
                run -> run.run().settings().precision());
        text(Group.SETTINGS, "runtime", "Runtime", run -> run.run().settings().runtime());
        number("threads", "Threads", RunSettings::threads);
        text(Group.SETTINGS, "protocol", "Protocol", run -> run.run().settings().protocol());
    }

    private void measured() {
        text(
                Group.LATENCY,
                "hardwareProfile",
                "Hardware",
                run -> run.hardwareProfile() == null
                        ? null
                        : run.hardwareProfile().name());
        text(
                Group.LATENCY,
                "verdict",
                "Verdict",
                run -> run.measurement() == null
                        ? null
                        : run.measurement().verdict().name());
    }

    private void percentiles() {
        percentile("p50", Latency::p50);
        percentile("p90", Latency::p90);
        percentile("p95", Latency::p95);
        percentile("p99", Latency::p99);
        latency("mean", "Mean", Form.MILLISECONDS, LESS, Latency::mean);
        latency("stddev", "Standard deviation", Form.MILLISECONDS, LESS, Latency::stddev);
        latency("iqr", "Interquartile range", Form.MILLISECONDS, LESS, Latency::iqr);
        latency("min", "Minimum", Form.MILLISECONDS, LESS, Latency::min);
        latency("max", "Maximum", Form.MILLISECONDS, LESS, Latency::max);
        latency("samples", "Samples", Form.COUNT, NEITHER, Latency::samples);
        measurement("noise", "Noise", "of the median", Form.SHARE, LESS, Measurement::noise);
        measurement("throughput", "Throughput", "images/s", Form.NUMBER, MORE, Measurement::throughput);
        measurement("peakMemoryBytes", "Peak memory", "", Form.BYTES, LESS, Measurement::peakMemoryBytes);
        add(
                Group.LATENCY,
                "macsPerSecond",
                "MACs per second",
                "",
                Form.COUNT,
                MORE,
                true,
                this::macsPerSecond,
                Set.of());
    }

    private void metrics() {
        Map<String, String> units = new TreeMap<>();
        metrics.values()
                .forEach(own -> own.forEach((name, metric) -> units.merge(
                        name, metric.unit(), (one, other) -> one.equals(other) ? one : "in several units")));
        units.forEach((name, unit) -> add(
                Group.METRICS,
                "metrics." + name,
                name,
                unit,
                Form.NUMBER,
                NEITHER,
                false,
                run -> figure(run, name),
                Set.of()));
    }

    private void environment() {
        Set<String> keys = new LinkedHashSet<>();
        for (RunDetails run : runs) {
            keys.addAll(environment(run).keySet());
        }
        keys.forEach(key -> text(
                Group.ENVIRONMENT,
                "environment.\"" + key + "\"",
                key,
                run -> environment(run).get(key)));
    }

    private static Map<String, String> environment(RunDetails run) {
        Map<String, String> environment = run.environment();
        return environment == null ? Map.of() : environment;
    }

    private @Nullable Object figure(RunDetails run, String name) {
        AttachedMetric metric = metrics.getOrDefault(run.run().id(), Map.of()).get(name);
        return metric == null ? null : (Double) metric.value();
    }

    private @Nullable Object macsPerSecond(RunDetails run) {
        Measurement measurement = run.measurement();
        return measurement == null
                ? null
                : (Double) (run.run().network().totals().macs() * measurement.throughput());
    }

    private static @Nullable String tags(List<String> tags) {
        return tags.isEmpty() ? null : tags.stream().sorted().collect(Collectors.joining(", "));
    }

    private void percentile(String name, Function<Latency, Object> of) {
        Set<Integer> doubtful = IntStream.range(0, runs.size())
                .filter(i -> {
                    Measurement measurement = runs.get(i).measurement();
                    return measurement != null
                            && !measurement.latency().supported().contains(name);
                })
                .boxed()
                .collect(Collectors.toSet());
        add(
                Group.LATENCY,
                name,
                name,
                "",
                Form.MILLISECONDS,
                LESS,
                true,
                ofMeasurement(measurement -> of.apply(measurement.latency())),
                doubtful);
    }

    private void latency(String name, String label, Form form, Better better, Function<Latency, Object> of) {
        measurement(name, label, "", form, better, measurement -> of.apply(measurement.latency()));
    }

    private void measurement(
            String name, String label, String unit, Form form, Better better, Function<Measurement, Object> of) {
        add(Group.LATENCY, name, label, unit, form, better, true, ofMeasurement(of), Set.of());
    }

    private static Function<RunDetails, @Nullable Object> ofMeasurement(Function<Measurement, Object> of) {
        return run -> run.measurement() == null ? null : of.apply(run.measurement());
    }

    private void paper(String name, String label, String unit, Form form, Better better, Function<Totals, Object> of) {
        add(
                Group.PAPER,
                name,
                label,
                unit,
                form,
                better,
                false,
                run -> of.apply(run.run().network().totals()),
                Set.of());
    }

    private void number(String name, String label, Function<RunSettings, Object> of) {
        add(
                Group.SETTINGS,
                name,
                label,
                "",
                Form.COUNT,
                run -> of.apply(run.run().settings()));
    }

    private void text(Group group, String name, String label, Function<RunDetails, @Nullable Object> of) {
        add(group, name, label, "", Form.TEXT, of);
    }

    private void add(
            Group group, String name, String label, String unit, Form form, Function<RunDetails, @Nullable Object> of) {
        add(group, name, label, unit, form, NEITHER, false, of, Set.of());
    }

    private void add(
            Group group,
            String name,
            String label,
            String unit,
            Form form,
            Better better,
            boolean measured,
            Function<RunDetails, @Nullable Object> of,
            Set<Integer> doubtful) {
        List<@Nullable Object> values = new ArrayList<>();
        runs.forEach(run -> values.add(of.apply(run)));
        add(new RunFact(group, name, label, unit, form, better, measured, values, doubtful));
    }

    private void add(RunFact fact) {
        if (Collections.frequency(fact.values(), null) < fact.values().size()) {
            facts.add(fact);
        }
    }
}
