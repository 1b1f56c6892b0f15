package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.notation.NetworkJson;
import dev.overtone.web.ComparePage.Choice;
import dev.overtone.web.FaceOff.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * HarDNet and its relatives within one budget.
 *
 * @param label of the HarDNet
 * @param written what stands in its field
 * @param absent the relatives that are too large for the budget at any growth rate
 * @param compare the address that compares the three part by part, at the size of the HarDNet that was given
 */
record FaceOffPage(
        String label,
        String written,
        Metric equal,
        Metric cost,
        List<Choice> budgets,
        List<Choice> costs,
        FaceOffTable table,
        List<String> absent,
        ScenarioView scenario,
        String compare,
        FaceOffChart chart,
        List<Problem> problems) {

    static final String PATH = "/face-off";

    static FaceOffPage of(
            FaceOffForm form,
            String written,
            NamedNetwork named,
            FaceOff faceOff,
            ScenarioView scenario,
            List<Problem> problems,
            Figures figures) {
        Metric equal = form.budget();
        Metric cost = form.cost();
        Size own = faceOff.own();
        return new FaceOffPage(
                named.label(),
                written,
                equal,
                cost,
                choices(FaceOffForm.BUDGETS, equal, metric -> address(named, metric, cost, scenario)),
                choices(FaceOffForm.COSTS, cost, metric -> address(named, equal, metric, scenario)),
                FaceOffTable.of(faceOff, equal, cost, figures),
                absent(own),
                scenario,
                compare(named, own, scenario),
                FaceOffChart.of(faceOff, equal, cost),
                problems);
    }

    private static String address(NamedNetwork named, Metric equal, Metric cost, ScenarioView scenario) {
        return scenario.form()
                .into(Address.of(PATH)
                        .with("network", named.notation())
                        .with("equal", equal.notation())
                        .with("by", cost.notation()))
                .text();
    }

    private static List<Choice> choices(List<Metric> metrics, Metric current, Function<Metric, String> address) {
        return metrics.stream()
                .map(metric -> new Choice(
                        metric.notation(), PaperMetric.label(metric), address.apply(metric), metric == current))
                .toList();
    }

    private static List<String> absent(Size own) {
        var absent = new ArrayList<String>();
        if (own.logDenseNet().isEmpty()) {
            absent.add("LogDenseNet-121");
        }
        if (own.denseNet().isEmpty()) {
            absent.add("DenseNet-121");
        }
        return absent;
    }

    private static String compare(NamedNetwork named, Size own, ScenarioView scenario) {
        List<String> networks = Stream.concat(
                        Stream.of(named.notation()),
                        own.present().stream().skip(1).map(relative -> NetworkJson.writeText(relative.network())))
                .toList();
        return scenario.form()
                .into(Address.of(ComparePage.PATH).with("network", networks))
                .text();
    }

    public String equalLabel() {
        return PaperMetric.label(equal);
    }

    public String costLabel() {
        return PaperMetric.label(cost);
    }

    public String costUnit() {
        return PaperMetric.unit(cost);
    }

    /** What is wrong with this field, or null. */
    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}
