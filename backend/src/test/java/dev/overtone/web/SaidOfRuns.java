package dev.overtone.web;

import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.Remarks;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.TrackedRun;
import java.util.ArrayList;
import java.util.List;

/** What a change makes of a run, without a database. */
final class SaidOfRuns {

    private SaidOfRuns() {}

    static RunDetails with(RunDetails d, TrackedRun run) {
        return new RunDetails(
                run,
                d.hardwareProfile(),
                d.measurement(),
                d.environment(),
                d.numerics(),
                d.memory(),
                d.counters(),
                d.moved(),
                d.waiting());
    }

    static TrackedRun changed(TrackedRun run, RunChange change) {
        Remarks old = run.remarks();
        List<String> tags = new ArrayList<>(run.tags());
        Remarks said = switch (change) {
            case RunChange.Rename(String title) ->
                new Remarks(title, old.notes(), old.pinned(), old.archivedAt(), old.trashedAt());
            case RunChange.Note(String notes) ->
                new Remarks(old.title(), notes, old.pinned(), old.archivedAt(), old.trashedAt());
            case RunChange.Pin(boolean pinned) ->
                new Remarks(old.title(), old.notes(), pinned, old.archivedAt(), old.trashedAt());
            case RunChange.Archive(boolean archived) ->
                new Remarks(
                        old.title(), old.notes(), old.pinned(), archived ? FakeProfiler.NOON : null, old.trashedAt());
            case RunChange.Trash() ->
                new Remarks(old.title(), old.notes(), old.pinned(), old.archivedAt(), FakeProfiler.NOON);
            case RunChange.Restore() -> new Remarks(old.title(), old.notes(), old.pinned(), old.archivedAt(), null);
            case RunChange.AddTags(List<String> more) -> {
                tags.addAll(more);
                yield old;
            }
            case RunChange.RemoveTags(List<String> less) -> {
                tags.removeAll(less);
                yield old;
            }
            case RunChange.SetTags _, RunChange.Move _ -> old;
        };
        return new TrackedRun(
                run.id(),
                run.state(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.network(),
                run.device(),
                run.settings(),
                run.experiment(),
                tags,
                run.stage(),
                run.progress(),
                run.attempt(),
                run.cancelRequested(),
                run.failure(),
                run.series(),
                run.project(),
                run.experimentId(),
                said,
                run.clonedFrom());
    }
}
