package dev.overtone.profiling;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violation;
import dev.overtone.notation.NetworkVariation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run at each of several values of one number, all else the same.
 *
 * @param block which block's k, L or m, from 0; null for the other axes
 * @param values in the order in which they are run
 */
public record Sweep(SweepAxis axis, @Nullable Integer block, List<Double> values) {

    public static final Range VALUES = Range.whole(1, 64);

    public Sweep {
        values = List.copyOf(values);
    }

    /** {@code batchSize}, {@code blocks[2].growthRate}. */
    public String path() {
        return axis.isOfABlock() ? "blocks[" + block + "]." + axis.notation() : axis.notation();
    }

    /** @throws InvalidRun naming every field that is wrong */
    List<RunRequest> requests(RunRequest base) {
        List<Violation> violations = new ArrayList<>();
        if (!VALUES.contains(values.size())) {
            violations.add(new Violation(
                    "sweep.values",
                    values.size() + " values",
                    VALUES.allowed() + " values",
                    "A sweep has " + VALUES.allowed() + " values."));
        }
        int blocks = NetworkVariation.blocks(base.network());
        if (axis.isOfABlock() && (block == null || block < 0 || block >= blocks)) {
            violations.add(new Violation(
                    "sweep.block",
                    block == null ? "absent" : block,
                    Range.whole(0, blocks - 1L).allowed(),
                    axis.label() + " is a block's: name one, counted from 0."));
        }
        List<RunRequest> requests = new ArrayList<>();
        for (int i = 0; violations.isEmpty() && i < values.size(); i++) {
            double value = values.get(i);
            if (axis.isWhole() && value != Math.rint(value)) {
                violations.add(new Violation(
                        "sweep.values[" + i + "]", value, "whole numbers", axis.label() + " must be a whole number."));
            } else {
                try {
                    requests.add(at(base, value));
                } catch (InvalidNetwork e) {
                    for (Violation violation : e.violations()) {
                        violations.add(new Violation(
                                "sweep.values[" + i + "]", value, violation.allowed(), violation.message()));
                    }
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidRun(violations);
        }
        return requests;
    }

    private RunRequest at(RunRequest base, double value) {
        return switch (axis) {
            case BATCH_SIZE -> base.withBatchSize((int) value);
            case THREADS -> base.withThreads((int) value);
            case RESOLUTION -> base.with(NetworkVariation.resolution(base.network(), (int) value));
            case GROWTH_RATE, DEPTH, MULTIPLIER -> base.with(ofTheBlock(base.network(), value));
        };
    }

    private NetworkSpec ofTheBlock(NetworkSpec network, double value) {
        int at = block == null ? 0 : block;
        return axis.isWhole()
                ? NetworkVariation.block(network, at, axis.notation(), (int) value)
                : NetworkVariation.block(network, at, axis.notation(), value);
    }
}
