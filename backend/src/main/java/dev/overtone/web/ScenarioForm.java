package dev.overtone.web;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.MalformedNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How networks would be executed, and on what, as an address says it; absent is the usual value.
 *
 * @param hardware id of a data sheet, or figures of one's own in JSON
 */
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
        if (hardware.startsWith("{")) {
            return own(hardware, problems).orElse(usual);
        }
        return Datasheets.find(hardware).orElseGet(() -> {
            problems.add(Problem.of("hardware", "Must be one of the list."));
            return usual;
        });
    }

    /** Figures of one's own are those of one precision, which is the one that is asked for. */
    private Optional<Hardware> own(String written, List<Problem> problems) {
        Precision asked = asked().orElse(Scenario.EAGER.precision());
        try {
            return Optional.of(CostingJson.readHardware(written, asked));
        } catch (InvalidNetwork e) {
            problems.add(Problem.of("hardware", e.violations().getFirst().message()));
        } catch (MalformedNetwork e) {
            problems.add(Problem.of("hardware", "Must be one of the list, or figures of your own in JSON."));
        }
        return Optional.empty();
    }

    /** The precision that was asked for, whether the device has it or not. */
    Optional<Precision> asked() {
        return Optional.ofNullable(precision).flatMap(Precision::find);
    }

    private Precision precision(Hardware device, List<Problem> problems) {
        if (precision == null || precision.isBlank()) {
            return Scenario.EAGER.precision();
        }
        Precision asked = asked().orElse(null);
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
