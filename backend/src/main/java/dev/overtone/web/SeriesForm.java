package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.SeriesRequest;
import dev.overtone.profiling.Sweep;
import dev.overtone.profiling.SweepAxis;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sweep of one network, or several networks to be measured together, as it was written.
 *
 * @param network preset ids, fingerprints or JSON; one for a sweep
 * @param axis a {@link SweepAxis}, or blank for a set
 * @param block counted from 1, as people do
 * @param values {@code 1, 2, 4} or {@code 8..40 by 8}
 * @param together {@code true} where one process takes turns between them
 */
record SeriesForm(
        String @Nullable [] network,
        @Nullable String axis,
        @Nullable String block,
        @Nullable String values,
        @Nullable String together,
        @Nullable String title,
        @Nullable String device,
        @Nullable String batchSize,
        @Nullable String threads,
        @Nullable String runtime,
        @Nullable String protocol,
        @Nullable String experiment,
        @Nullable String tags,
        @Nullable String project) {

    /** What is written of each network, once each. */
    List<String> networks() {
        return WholeValues.once(network);
    }

    Optional<SweepAxis> sweeps() {
        return axis == null ? Optional.empty() : SweepAxis.find(axis);
    }

    public boolean takesTurns() {
        return "true".equals(together);
    }

    /** The run that every member is but for what varies. */
    @Nullable
    RunRequest base(NetworkSpec first, @Nullable UUID in, List<Problem> problems) {
        return new MeasureForm(
                        null,
                        null,
                        device,
                        batchSize,
                        threads,
                        runtime,
                        protocol,
                        null,
                        experiment,
                        tags,
                        null,
                        project,
                        null)
                .request(first, null, in, problems);
    }

    /**
     * @param in the project that {@link #project} names
     * @throws InvalidRun naming every field that is wrong
     */
    @Nullable
    SeriesRequest request(List<NetworkSpec> specs, @Nullable UUID in, List<Problem> problems) {
        RunRequest base = base(specs.getFirst(), in, problems);
        SweepAxis varied = sweeps().orElse(null);
        if (varied == null) {
            return base == null ? null : SeriesRequest.set(specs, base, titleOrNull(), takesTurns(), null);
        }
        List<Double> at = WrittenValues.read(values, problems);
        Integer place = blockOrNull(varied, problems);
        if (base == null || !problems.isEmpty()) {
            return null;
        }
        return SeriesRequest.sweep(base, new Sweep(varied, place, at), titleOrNull(), takesTurns(), null);
    }

    private @Nullable Integer blockOrNull(SweepAxis varied, List<Problem> problems) {
        if (!varied.isOfABlock()) {
            return null;
        }
        try {
            return Integer.parseInt(String.valueOf(block).strip()) - 1;
        } catch (NumberFormatException e) {
            problems.add(Problem.of("block", varied.label() + " is a block's: name one, 1 being the first."));
            return null;
        }
    }

    private @Nullable String titleOrNull() {
        return title == null || title.isBlank() ? null : title.strip();
    }
}
