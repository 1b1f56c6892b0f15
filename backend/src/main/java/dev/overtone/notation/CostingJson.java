package dev.overtone.notation;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a network would be executed, and on what: {@code "scenario"} and {@code "hardware"} of a question. The hardware is
 * a data sheet's id, or an object with figures of one's own.
 */
public final class CostingJson {

    /** What is meant when a question names no hardware: the paper's own GPU. */
    public static final String DEFAULT_HARDWARE = "gtx-1080";

    private static final Range TERA_OPERATIONS = Range.decimal(1e-6, 1e6);
    private static final Range GIGABYTES = Range.decimal(1e-3, 1e6);
    private static final Range SHARE = Range.decimal(0.001, 1.0);
    private static final Range MICROSECONDS = Range.decimal(0.0, 1e6);
    private static final List<String> PRECISIONS =
            Arrays.stream(Precision.values()).map(Precision::notation).toList();

    private CostingJson() {}

    /** Both, with every default; what is wrong is noted in the fields. */
    public static PaperCosting read(JsonFields fields) {
        Scenario scenario = scenario(fields.object("scenario"));
        Hardware hardware = fields.isObject("hardware")
                ? own(fields.object("hardware"), scenario.precision())
                : known(fields.text("hardware", ids()));
        if (hardware.peak(scenario.precision()).isEmpty()) {
            String allowed = String.join(", ", precisions(hardware));
            fields.object("scenario")
                    .refuse(
                            "precision",
                            scenario.precision().notation(),
                            allowed,
                            "scenario.precision must be one that " + hardware.name() + " has a peak for: " + allowed
                                    + ", was " + scenario.precision().notation() + ".");
        }
        return new PaperCosting(scenario, hardware);
    }

    /** The array, too, on which cycles are counted. */
    public static PaperCosting readWithArray(JsonFields fields) {
        PaperCosting costing = read(fields);
        return new PaperCosting(costing.scenario(), costing.hardware(), SystolicJson.read(fields));
    }

    /** What {@link #readWithArray} would read of a question, as text to be kept. */
    public static String textOf(JsonNode question) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("scenario", "hardware", "systolic")) {
            if (question.has(name)) {
                kept.set(name, question.get(name));
            }
        }
        return kept.toString();
    }

    /** What {@link #textOf} kept. */
    public static PaperCosting readText(String kept) {
        var violations = new Violations();
        PaperCosting costing = readWithArray(JsonFields.of(kept, violations));
        violations.throwIfAny();
        return costing;
    }

    /** As {@link #textOf} would keep it. */
    public static String writeText(PaperCosting costing) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        Scenario scenario = costing.scenario();
        written.putObject("scenario")
                .put("precision", scenario.precision().notation())
                .put("batchSize", scenario.batch())
                .put("fused", scenario.fused())
                .put("concatFree", scenario.concatFree())
                .put("depthwiseWeight", scenario.depthwiseWeight());
        written.set("hardware", hardware(costing));
        SystolicJson.write(written, costing.array());
        return written.toString();
    }

    /** The device as a field of a form holds it: a data sheet's id, or figures of one's own in JSON. */
    public static String writeHardware(PaperCosting costing) {
        JsonNode written = hardware(costing);
        return written.isObject() ? written.toString() : written.stringValue();
    }

    private static JsonNode hardware(PaperCosting costing) {
        Hardware hardware = costing.hardware();
        if (hardware.kind() != Hardware.Kind.OWN) {
            return JsonNodeFactory.instance.stringNode(hardware.id());
        }
        double peak = hardware.peak(costing.scenario().precision()).orElseThrow();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", hardware.name())
                .put("source", hardware.source())
                .put("teraOperationsPerSecond", peak / 1e12)
                .put("gigabytesPerSecond", hardware.bandwidth() / 1e9)
                .put("depthwiseShare", hardware.depthwiseShare())
                .put("overheadMicroseconds", hardware.overheadSeconds() * 1e6);
    }

    /** What {@link #writeHardware} wrote; {@code written} begins with a brace. */
    public static Hardware readHardware(String written, Precision precision) {
        var violations = new Violations();
        Hardware hardware =
                own(JsonFields.of("{\"hardware\": " + written + "}", violations).object("hardware"), precision);
        violations.throwIfAny();
        return hardware;
    }

    private static Scenario scenario(JsonFields fields) {
        String precision = fields.text("precision", PRECISIONS);
        var scenario = new Scenario(
                Precision.find(precision == null ? "" : precision).orElse(Precision.FP32),
                fields.whole("batchSize", Limits.BATCH, 1),
                fields.bool("fused", false),
                fields.bool("concatFree", false),
                fields.number("depthwiseWeight", Scenario.DEPTHWISE_WEIGHT, 1.0));
        fields.refuseUnknown();
        return scenario;
    }

    private static Hardware own(JsonFields fields, Precision precision) {
        String name = fields.text("name");
        String source = fields.text("source");
        double peak = required(fields, "teraOperationsPerSecond", TERA_OPERATIONS);
        double bandwidth = required(fields, "gigabytesPerSecond", GIGABYTES);
        var hardware = new Hardware(
                "",
                name == null || name.isBlank() ? "Own figures" : name.strip(),
                Hardware.Kind.OWN,
                Map.of(precision, peak * 1e12),
                bandwidth * 1e9,
                fields.number("depthwiseShare", SHARE, 1.0),
                fields.number("overheadMicroseconds", MICROSECONDS, 0.0) / 1e6,
                source == null || source.isBlank() ? "given with the question" : source.strip());
        fields.refuseUnknown();
        return hardware;
    }

    private static double required(JsonFields fields, String name, Range range) {
        Double value = fields.number(name, range);
        if (!fields.has(name)) {
            fields.refuse(name, "absent", range.allowed(), "hardware." + name + " is required.");
        }
        return value == null ? range.least() : value;
    }

    private static Hardware known(@Nullable String id) {
        return Datasheets.find(id == null ? DEFAULT_HARDWARE : id).orElseThrow();
    }

    private static List<String> ids() {
        return Datasheets.all().stream().map(Hardware::id).toList();
    }

    private static List<String> precisions(Hardware hardware) {
        return hardware.precisions().stream().map(Precision::notation).toList();
    }
}
