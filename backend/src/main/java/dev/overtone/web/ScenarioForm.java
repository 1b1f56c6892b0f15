package dev.overtone.web;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.Limits;
import dev.overtone.notation.CostingJson;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How networks would be executed, and on what, as an address says it; absent is the usual value. */
record ScenarioForm(
        @Nullable String hardware,
        @Nullable String precision,
        @Nullable String batchSize,
        @Nullable String fused,
        @Nullable String concatFree,
        @Nullable String depthwiseWeight) {

    static final ScenarioForm USUAL = new ScenarioForm(null, null, null, null, null, null);

    /** What was asked for, with the usual value wherever that cannot be had, which is added to {@code problems}. */
    PaperCosting costing(List<Problem> problems) {
        Hardware device = device(problems);
        return new PaperCosting(
                new Scenario(
                        precision(device, problems),
                        (int) WrittenNumber.read(
                                "batchSize", batchSize, Limits.BATCH, Scenario.EAGER.batch(), problems),
                        isOn(fused),
                        isOn(concatFree),
                        WrittenNumber.read(
                                "depthwiseWeight",
                                depthwiseWeight,
                                Scenario.DEPTHWISE_WEIGHT,
                                Scenario.EAGER.depthwiseWeight(),
                                problems)),
                device);
    }

    /** An address that says the same too. */
    Address into(Address address) {
        return address.with("hardware", hardware)
                .with("precision", precision)
                .with("batchSize", batchSize)
                .with("fused", isOn(fused) ? "true" : null)
                .with("concatFree", isOn(concatFree) ? "true" : null)
                .with("depthwiseWeight", depthwiseWeight);
    }

    private Hardware device(List<Problem> problems) {
        Hardware usual = Datasheets.find(CostingJson.DEFAULT_HARDWARE).orElseThrow();
        if (hardware == null || hardware.isBlank()) {
            return usual;
        }
        return Datasheets.find(hardware).orElseGet(() -> {
            problems.add(Problem.of("hardware", "Must be one of the list."));
            return usual;
        });
    }

    private Precision precision(Hardware device, List<Problem> problems) {
        if (precision == null || precision.isBlank()) {
            return Scenario.EAGER.precision();
        }
        Precision asked = Precision.find(precision).orElse(null);
        if (asked != null && device.peak(asked).isPresent()) {
            return asked;
        }
        problems.add(Problem.of(
                "precision",
                device.precisions().stream()
                        .map(Precision::notation)
                        .collect(Collectors.joining(
                                ", ", "Must be one that " + device.name() + " has a peak for: ", "."))));
        return Scenario.EAGER.precision();
    }

    private static boolean isOn(@Nullable String written) {
        return "true".equals(written) || "on".equals(written);
    }
}
