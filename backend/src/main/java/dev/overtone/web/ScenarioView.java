package dev.overtone.web;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.Limits;
import dev.overtone.notation.CostingJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The switches of a scenario as a form shows them. */
record ScenarioView(ScenarioForm form, PaperCosting costing, List<Problem> problems) {

    private static final Map<Hardware.Kind, List<Hardware>> DEVICES = Datasheets.all().stream()
            .collect(Collectors.groupingBy(Hardware::kind, LinkedHashMap::new, Collectors.toList()));

    private static final Bounds BATCH = Bounds.of(Limits.BATCH);
    private static final Bounds DEPTHWISE_WEIGHT = Bounds.of(Scenario.DEPTHWISE_WEIGHT);

    public Map<Hardware.Kind, List<Hardware>> devices() {
        return DEVICES;
    }

    public List<Precision> precisions() {
        return List.of(Precision.values());
    }

    /** The chosen one, whether it can be had or not. */
    public Precision precision() {
        return form.asked().orElse(costing.scenario().precision());
    }

    /** A device whose figures stand in no data sheet, as the field holds it, or null. */
    public @Nullable String own() {
        return costing.hardware().kind() == Hardware.Kind.OWN ? CostingJson.writeHardware(costing) : null;
    }

    public Bounds batchBounds() {
        return BATCH;
    }

    public Bounds weightBounds() {
        return DEPTHWISE_WEIGHT;
    }

    /** What stands in the field, wrong or not. */
    public String batchSize() {
        String written = form.batchSize();
        return written == null || written.isBlank()
                ? Integer.toString(costing.scenario().batch())
                : written;
    }

    public String depthwiseWeight() {
        String written = form.depthwiseWeight();
        return written == null || written.isBlank()
                ? Double.toString(costing.scenario().depthwiseWeight())
                : written;
    }

    /** {@code GeForce GTX 1080, fp32, batch 1}. */
    public String summary() {
        Scenario scenario = costing.scenario();
        return costing.hardware().name() + ", " + scenario.precision().notation() + ", batch " + scenario.batch()
                + (scenario.fused() ? ", fused" : "")
                + (scenario.concatFree() ? ", concat-free" : "")
                + (scenario.depthwiseWeight() == 1 ? "" : ", depthwise CIO × " + scenario.depthwiseWeight());
    }

    /** What is wrong with this field, or null. */
    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}
