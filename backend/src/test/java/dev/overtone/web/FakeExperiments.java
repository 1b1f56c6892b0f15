package dev.overtone.web;

import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.ExperimentEntry;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.PlaceEdit;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Visible;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Experiments of the first project without a database. */
class FakeExperiments implements Experiments {

    /** There from the start. */
    static final UUID BASELINES = new UUID(0x0199_0000_0000_7000L, 3_000_000L);

    final Map<UUID, ExperimentEntry> experiments = new LinkedHashMap<>();

    FakeExperiments() {
        clear();
    }

    final void clear() {
        experiments.clear();
        create(Project.FIRST, "baselines", "");
    }

    @Override
    public List<ExperimentEntry> list(Visible scope, @Nullable UUID project, boolean archivedToo) {
        return experiments.values().stream()
                .filter(entry -> entry.experiment().trashedAt() == null)
                .toList();
    }

    @Override
    public List<Experiment> matching(Visible scope, String text, int most) {
        return list(scope, null, false).stream()
                .map(ExperimentEntry::experiment)
                .filter(experiment ->
                        experiment.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<ExperimentEntry> find(Visible scope, UUID id) {
        return Optional.ofNullable(experiments.get(id));
    }

    @Override
    public Optional<Experiment> named(UUID project, String nameOrId) {
        return experiments.values().stream()
                .map(ExperimentEntry::experiment)
                .filter(experiment -> experiment.name().equalsIgnoreCase(nameOrId))
                .findFirst();
    }

    @Override
    public Experiment create(UUID project, String name, String notes) {
        var experiment = new Experiment(
                new UUID(0x0199_0000_0000_7000L, 3_000_000L + experiments.size()),
                Project.Named.FIRST,
                name,
                notes,
                FakeProfiler.NOON,
                null,
                null);
        experiments.put(experiment.id(), new ExperimentEntry(experiment, 3, FakeProfiler.NOON));
        return experiment;
    }

    @Override
    public boolean edit(UUID id, PlaceEdit edit, @Nullable UUID project) {
        return change(id, edit, null);
    }

    @Override
    public boolean trash(UUID id) {
        return change(id, new PlaceEdit(null, null, null), FakeProfiler.NOON);
    }

    @Override
    public boolean restore(UUID id) {
        return change(id, new PlaceEdit(null, null, null), null);
    }

    private boolean change(UUID id, PlaceEdit edit, @Nullable Instant trashedAt) {
        return experiments.computeIfPresent(id, (_, entry) -> {
                    Experiment old = entry.experiment();
                    return new ExperimentEntry(
                            new Experiment(
                                    id,
                                    old.project(),
                                    Objects.requireNonNullElse(edit.name(), old.name()),
                                    Objects.requireNonNullElse(edit.notes(), old.notes()),
                                    old.createdAt(),
                                    Boolean.TRUE.equals(edit.archived()) ? FakeProfiler.NOON : null,
                                    trashedAt),
                            entry.runs(),
                            entry.newestRunAt());
                })
                != null;
    }
}
