package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.profiling.RunRequest;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.TrackedRun;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** "Measure" as it was sent: text, so that what cannot be read is shown again beside its reason. */
record MeasureForm(
        @Nullable String network,
        @Nullable String baseline,
        @Nullable String device,
        @Nullable String batchSize,
        @Nullable String threads,
        @Nullable String runtime,
        @Nullable String protocol,
        @Nullable Boolean counters,
        @Nullable String experiment,
        @Nullable String tags,
        @Nullable String madeFrom,
        @Nullable String project,
        @Nullable String clonedFrom) {

    static final MeasureForm BLANK =
            new MeasureForm(null, null, null, "1", "1", "eager", "quick", null, null, null, null, null, null);

    /** An id that cannot be read names no run. */
    MeasureForm {
        clonedFrom = Optional.ofNullable(clonedFrom)
                .flatMap(WrittenId::read)
                .map(UUID::toString)
                .orElse(null);
    }

    /** As a run was asked for, to be asked for again with something changed. */
    static MeasureForm like(TrackedRun run) {
        RunSettings settings = run.settings();
        return new MeasureForm(
                null,
                null,
                run.device(),
                Integer.toString(settings.batchSize()),
                Integer.toString(settings.threads()),
                settings.runtime(),
                settings.protocol(),
                settings.counters(),
                run.experiment(),
                String.join(", ", run.tags()),
                null,
                run.project().id().toString(),
                run.id().toString());
    }

    /**
     * The request, or null after noting in {@code problems} what cannot be read as a number.
     *
     * @param parent fingerprint of the network that this one was made from, or null
     * @param in the project that {@link #project} names
     */
    @Nullable
    RunRequest request(NetworkSpec spec, @Nullable String parent, @Nullable UUID in, List<Problem> problems) {
        Integer batch = whole("batchSize", batchSize, problems);
        Integer cores = whole("threads", threads, problems);
        return problems.isEmpty()
                ? new RunRequest(
                        spec,
                        text(device),
                        batch,
                        null,
                        text(runtime),
                        cores,
                        text(protocol),
                        Boolean.TRUE.equals(counters),
                        text(experiment),
                        tagList(),
                        null,
                        parent,
                        in,
                        clonedFrom == null ? null : UUID.fromString(clonedFrom))
                : null;
    }

    private List<String> tagList() {
        String text = text(tags);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable Integer whole(String field, @Nullable String value, List<Problem> problems) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            problems.add(Problem.of(field, "Must be a whole number."));
            return null;
        }
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
