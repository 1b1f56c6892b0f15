package dev.overtone.web;

import dev.overtone.tracking.Project;
import dev.overtone.tracking.TrackedRun;
import dev.overtone.tracking.Trash;
import dev.overtone.tracking.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The trash of a {@link FakeProfiler}'s runs. */
class FakeTrash implements Trash {

    private final FakeProfiler profiler;
    private final List<Purge> purges = new ArrayList<>();

    FakeTrash(FakeProfiler profiler) {
        this.profiler = profiler;
    }

    @Override
    public int days() {
        return 30;
    }

    @Override
    public Page page(Visible scope, int pageSize, @Nullable String pageToken) {
        return new Page(trashed().stream().map(FakeTrash::item).toList(), null);
    }

    @Override
    public Counts counts(Visible scope) {
        return new Counts(trashed().size(), 0, 0);
    }

    @Override
    public Purge empty(Visible scope, String asker) {
        List<TrackedRun> gone = trashed();
        gone.forEach(run -> profiler.runs.remove(run.id()));
        var purge = new Purge(FakeProfiler.NOON, asker, gone.size(), 0, 0, 12_345);
        purges.addFirst(purge);
        return purge;
    }

    @Override
    public List<Purge> purges(int most) {
        return purges;
    }

    private List<TrackedRun> trashed() {
        return profiler.runs.values().stream()
                .map(details -> details.run())
                .filter(run -> run.remarks().trashedAt() != null)
                .toList();
    }

    private static Item item(TrackedRun run) {
        Instant at = Objects.requireNonNull(run.remarks().trashedAt());
        return new Item(
                Kind.RUN,
                run.id(),
                run.label(),
                Project.Named.FIRST,
                run.experiment(),
                at,
                at.plus(Duration.ofDays(30)),
                1);
    }
}
