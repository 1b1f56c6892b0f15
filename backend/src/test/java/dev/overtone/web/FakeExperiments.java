package dev.overtone.web;

import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.ExperimentEntry;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.PlaceEdit;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One experiment without a database, which nobody changes. */
class FakeExperiments implements Experiments {

    static final UUID BASELINES = new UUID(0x0199_0000_0000_7000L, 3_000_000L);

    private static final Experiment ONE =
            new Experiment(BASELINES, Project.Named.FIRST, "baselines", "", FakeProfiler.NOON, null, null);

    @Override
    public List<ExperimentEntry> list(Visible scope, @Nullable UUID project, boolean archivedToo) {
        return List.of(new ExperimentEntry(ONE, 3, FakeProfiler.NOON));
    }

    @Override
    public Optional<ExperimentEntry> find(Visible scope, UUID id) {
        return list(scope, null, true).stream()
                .filter(entry -> entry.experiment().id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Experiment> named(UUID project, String nameOrId) {
        return Optional.of(ONE).filter(one -> one.name().equalsIgnoreCase(nameOrId));
    }

    @Override
    public Experiment create(UUID project, String name, String notes) {
        return ONE;
    }

    @Override
    public boolean edit(UUID id, PlaceEdit edit) {
        return false;
    }

    @Override
    public boolean move(UUID id, UUID project) {
        return false;
    }

    @Override
    public boolean trash(UUID id) {
        return false;
    }

    @Override
    public boolean restore(UUID id) {
        return false;
    }
}
