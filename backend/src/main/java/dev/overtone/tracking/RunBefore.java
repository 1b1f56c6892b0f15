package dev.overtone.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as it is before a change of it. */
record RunBefore(
        UUID id, UUID project, @Nullable UUID experiment, List<String> tags, boolean pinned, boolean archived) {

    static RunBefore of(ResultSet row) throws SQLException {
        return new RunBefore(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("experiment_id", UUID.class),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getBoolean("pinned"),
                row.getTimestamp("archived_at") != null);
    }

    /** Null where the change leaves the run as it is, and for those that people take back by writing anew. */
    @Nullable
    RunChange reversal(RunChange change) {
        return switch (change) {
            case RunChange.AddTags(List<String> added) -> {
                List<String> missing =
                        added.stream().filter(tag -> !tags.contains(tag)).toList();
                yield missing.isEmpty() ? null : new RunChange.RemoveTags(missing);
            }
            case RunChange.RemoveTags(List<String> gone) -> {
                List<String> there = tags.stream().filter(gone::contains).toList();
                yield there.isEmpty() ? null : new RunChange.AddTags(there);
            }
            case RunChange.Move move -> {
                var back = new RunChange.Move(project, experiment);
                yield back.equals(move) ? null : back;
            }
            case RunChange.Pin(boolean on) -> on == pinned ? null : new RunChange.Pin(pinned);
            case RunChange.Archive(boolean on) -> on == archived ? null : new RunChange.Archive(archived);
            case RunChange.Trash _ -> new RunChange.Restore();
            case RunChange.Restore _, RunChange.SetTags _, RunChange.Rename _, RunChange.Note _ -> null;
        };
    }
}
