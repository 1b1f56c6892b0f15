package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Edits of the runs in the database. */
@Service
@Transactional
@AgainAfterDeadlock
class KeptRunEdits implements RunEdits {

    /** Those of the request that may be seen. */
    private static final String ASKED = " where id = any(cast(:runs as uuid[]))"
            + " and (cast(:projects as uuid[]) is null or project_id = any(cast(:projects as uuid[])))";

    private static final String THERE = " and trashed_at is null";

    private final JdbcClient jdbc;

    KeptRunEdits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param set what is written
     * @param differs which of the runs are not so already
     */
    private record Edit(String set, String differs, Map<String, Object> values) {

        /** @param values name, value, name, value; null is nothing */
        static Edit of(String set, String differs, @Nullable Object... values) {
            Map<String, Object> named = new HashMap<>();
            for (int i = 0; i < values.length; i += 2) {
                named.put(String.valueOf(values[i]), values[i + 1]);
            }
            return new Edit(set, differs, named);
        }
    }

    @Override
    public int applyAll(Visible scope, Collection<UUID> runs, List<RunChange> changes) {
        var changed = new HashSet<UUID>();
        if (!runs.isEmpty()) {
            changes.forEach(KeptRunEdits::check);
            changes.forEach(change -> changed.addAll(change(scope, runs, change)));
        }
        return changed.size();
    }

    private List<UUID> change(Visible scope, Collection<UUID> runs, RunChange change) {
        switch (change) {
            case RunChange.Move move -> requirePlace(move);
            case RunChange.Trash _ -> requireEnded(scope, runs);
            case RunChange.Restore _ -> requireParents(scope, runs);
            default -> {
                // Needs nothing to hold.
            }
        }
        Edit edit = edit(change);
        String there = change instanceof RunChange.Restore ? "" : THERE;
        String sql = "update run set " + edit.set() + ASKED + there + " and " + edit.differs() + " returning id";
        try {
            return asked(sql, scope, runs)
                    .params(edit.values())
                    .query((row, _) -> row.getObject("id", UUID.class))
                    .list();
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMessage()).contains("run_has_few_tags")) {
                throw new InvalidEntry(List.of(Tags.tooMany("more on one of the runs")));
            }
            throw e;
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reversal> reversals(Visible scope, Collection<UUID> runs, RunChange change) {
        var reversals = new LinkedHashMap<RunChange, List<UUID>>();
        asked("select id, project_id, experiment_id, tags, pinned, archived_at from run" + ASKED + THERE, scope, runs)
                .query((row, _) -> RunBefore.of(row))
                .list()
                .forEach(run -> Optional.ofNullable(run.reversal(change))
                        .ifPresent(back -> reversals
                                .computeIfAbsent(back, _ -> new ArrayList<>())
                                .add(run.id())));
        return reversals.entrySet().stream()
                .map(back -> new Reversal(back.getKey(), back.getValue()))
                .toList();
    }

    @Override
    public int takeBack(Visible scope, List<Reversal> reversals) {
        return reversals.stream()
                .mapToInt(back -> applyAll(scope, back.runs(), List.of(back.change())))
                .sum();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> projectsOf(Visible scope, Collection<UUID> runs) {
        return new HashSet<>(asked("select distinct project_id from run" + ASKED, scope, runs)
                .query((row, _) -> row.getObject("project_id", UUID.class))
                .list());
    }

    private static void check(RunChange change) {
        List<Violation> violations = new ArrayList<>();
        switch (change) {
            case RunChange.AddTags(List<String> tags) -> violations.addAll(Tags.violations(tags));
            case RunChange.SetTags(List<String> tags) -> violations.addAll(Tags.violations(tags));
            case RunChange.Rename(String title)
            when title != null -> Written.checkLabel("title", title, Written.LONGEST_NAME, violations);
            case RunChange.Note(String markdown) -> Written.checkNotes(markdown, violations);
            default -> {
                // Has nothing that was written.
            }
        }
        Written.throwIfAny(violations);
    }

    private static Edit edit(RunChange change) {
        return switch (change) {
            case RunChange.AddTags(List<String> tags) ->
                Edit.of(
                        "tags = tags || array(select tag from unnest(cast(:tags as varchar[])) with ordinality added (tag, place)"
                                + " where tag <> all(run.tags) order by place)",
                        "not tags @> cast(:tags as varchar[])",
                        "tags",
                        tags.toArray(String[]::new));
            case RunChange.RemoveTags(List<String> tags) ->
                Edit.of(
                        "tags = array(select tag from unnest(run.tags) with ordinality kept (tag, place)"
                                + " where tag <> all(cast(:tags as varchar[])) order by place)",
                        "tags && cast(:tags as varchar[])",
                        "tags",
                        tags.toArray(String[]::new));
            case RunChange.SetTags(List<String> tags) ->
                Edit.of(
                        "tags = cast(:tags as varchar[])",
                        "tags <> cast(:tags as varchar[])",
                        "tags",
                        tags.toArray(String[]::new));
            case RunChange.Move(UUID project, UUID experiment) ->
                Edit.of(
                        "project_id = :project, experiment_id = cast(:experiment as uuid)",
                        "(project_id <> :project or experiment_id is distinct from cast(:experiment as uuid))",
                        "project",
                        project,
                        "experiment",
                        experiment);
            case RunChange.Rename(String title) ->
                Edit.of(
                        "title = cast(:title as varchar)",
                        "title is distinct from cast(:title as varchar)",
                        "title",
                        title);
            case RunChange.Note(String markdown) -> Edit.of("notes = :notes", "notes <> :notes", "notes", markdown);
            case RunChange.Pin(boolean pinned) -> Edit.of("pinned = :pinned", "pinned <> :pinned", "pinned", pinned);
            case RunChange.Archive(boolean archived) ->
                Edit.of(
                        "archived_at = case when :archived then now() end",
                        "(archived_at is not null) <> :archived",
                        "archived",
                        archived);
            case RunChange.Trash() -> Edit.of("trashed_at = now()", "state in ('FINISHED', 'FAILED', 'CANCELLED')");
            case RunChange.Restore() -> Edit.of("trashed_at = null", "trashed_at is not null");
        };
    }

    /** Nobody trashes either before this transaction has ended. */
    private void requirePlace(RunChange.Move move) {
        if (!Places.PROJECT.hold(jdbc, move.project())) {
            throw Written.noProject(move.project());
        }
        UUID experiment = move.experiment();
        if (experiment != null
                && jdbc.sql("""
                                select true from experiment
                                where id = :id and project_id = :project and trashed_at is null for share""")
                        .param("id", experiment)
                        .param("project", move.project())
                        .query(Boolean.class)
                        .optional()
                        .isEmpty()) {
            throw Written.refused(
                    "experiment",
                    experiment,
                    "an experiment of that project",
                    "That project has no experiment " + experiment + ".");
        }
    }

    private void requireEnded(Visible scope, Collection<UUID> runs) {
        int live = count("state in ('QUEUED', 'RUNNING')", scope, runs);
        if (live > 0) {
            throw new LedgerConflict(
                    LedgerConflict.Kind.STILL_AT_WORK,
                    (runs.size() == 1 ? "The run is" : live + " of these " + runs.size() + " runs are")
                            + " queued or running; cancel first. Nothing was moved to the trash.");
        }
    }

    private void requireParents(Visible scope, Collection<UUID> runs) {
        int orphans = count("""
                trashed_at is not null
                and (exists (select from project where project.id = run.project_id and project.trashed_at is not null)
                     or exists (select from experiment
                                where experiment.id = run.experiment_id and experiment.trashed_at is not null))""", scope, runs);
        if (orphans > 0) {
            throw new LedgerConflict(
                    LedgerConflict.Kind.PARENT_IN_TRASH,
                    "The experiment or project of " + (runs.size() == 1 ? "this run" : orphans + " of these runs")
                            + " lies in the trash too; restore that, and its runs come back with it.");
        }
    }

    private int count(String condition, Visible scope, Collection<UUID> runs) {
        return asked("select count(*) from run" + ASKED + " and " + condition, scope, runs)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, Visible scope, Collection<UUID> runs) {
        return jdbc.sql(sql)
                .param("runs", runs.stream().map(UUID::toString).toArray(String[]::new))
                .param("projects", scope.array());
    }
}
