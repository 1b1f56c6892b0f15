package dev.overtone.web;

import dev.overtone.architecture.Violation;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Reversal;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunEdits;
import dev.overtone.tracking.Stars;
import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people say of the runs of a fake profiler, without a database. */
class FakeRunEdits implements RunEdits, Stars {

    final Set<UUID> starred = new HashSet<>();
    final Set<UUID> pinned = new HashSet<>();
    final Set<UUID> archived = new HashSet<>();
    final Set<UUID> trashed = new HashSet<>();
    final Map<UUID, List<String>> tags = new HashMap<>();
    final Map<UUID, String> titles = new HashMap<>();
    final List<RunChange> applied = new ArrayList<>();

    private final FakeProfiler profiler;

    FakeRunEdits(FakeProfiler profiler) {
        this.profiler = profiler;
    }

    void clear() {
        List.of(starred, pinned, archived, trashed).forEach(Set::clear);
        tags.clear();
        titles.clear();
        applied.clear();
    }

    List<String> tags(UUID run) {
        return tags.computeIfAbsent(
                run, id -> new ArrayList<>(profiler.find(id).orElseThrow().run().tags()));
    }

    @Override
    public int apply(Visible scope, Collection<UUID> runs, RunChange change) {
        applied.add(change);
        return switch (change) {
            case RunChange.AddTags(var added) -> {
                if (added.stream().anyMatch(tag -> tag.length() > 100)) {
                    throw new InvalidEntry(List.of(new Violation(
                            "tags[0]", "", "1 to 100 characters", "tags[0] must have 1 to 100 characters.")));
                }
                yield count(runs, run -> tags(run).addAll(missing(run, added)));
            }
            case RunChange.RemoveTags(var gone) -> count(runs, run -> tags(run).removeAll(gone));
            case RunChange.SetTags(var all) -> count(runs, run -> !all.equals(tags.put(run, new ArrayList<>(all))));
            case RunChange.Move _ -> runs.size();
            case RunChange.Rename(var title) -> count(runs, run -> rename(run, title));
            case RunChange.Note _ -> runs.size();
            case RunChange.Pin(var on) -> count(runs, run -> on ? pinned.add(run) : pinned.remove(run));
            case RunChange.Archive(var on) -> count(runs, run -> on ? archived.add(run) : archived.remove(run));
            case RunChange.Trash _ -> count(runs, trashed::add);
            case RunChange.Restore _ -> count(runs, trashed::remove);
        };
    }

    /** On the runs themselves too, as their own pages show them. */
    @Override
    public int applyAll(Visible scope, Collection<UUID> runs, List<RunChange> changes) {
        int most = 0;
        for (RunChange change : changes) {
            most = Math.max(most, apply(scope, runs, change));
            runs.forEach(id -> profiler.runs.computeIfPresent(
                    id, (_, details) -> SaidOfRuns.with(details, SaidOfRuns.changed(details.run(), change))));
        }
        return most;
    }

    @Override
    public List<Reversal> reversals(Visible scope, Collection<UUID> runs, RunChange change) {
        return switch (change) {
            case RunChange.AddTags(var added) -> back(runs, new RunChange.RemoveTags(added));
            case RunChange.Move _ -> back(runs, new RunChange.Move(Project.FIRST, null));
            case RunChange.Pin(var on) -> back(runs, new RunChange.Pin(!on));
            case RunChange.Archive(var on) -> back(runs, new RunChange.Archive(!on));
            case RunChange.Trash _ -> back(runs, new RunChange.Restore());
            default -> List.of();
        };
    }

    private static List<Reversal> back(Collection<UUID> runs, RunChange change) {
        return List.of(new Reversal(change, List.copyOf(runs)));
    }

    @Override
    public int takeBack(Visible scope, List<Reversal> reversals) {
        return reversals.stream()
                .mapToInt(back -> applyAll(scope, back.runs(), List.of(back.change())))
                .sum();
    }

    private List<String> missing(UUID run, List<String> added) {
        return added.stream().filter(tag -> !tags(run).contains(tag)).toList();
    }

    private boolean rename(UUID run, @Nullable String title) {
        return title == null ? titles.remove(run) != null : !title.equals(titles.put(run, title));
    }

    private static int count(Collection<UUID> runs, Predicate<UUID> changed) {
        return (int) runs.stream().filter(changed).count();
    }

    @Override
    public Set<UUID> projectsOf(Visible scope, Collection<UUID> runs) {
        return runs.isEmpty() ? Set.of() : Set.of(Project.FIRST);
    }

    @Override
    public int add(UUID person, Visible scope, Collection<UUID> runs) {
        return count(runs, starred::add);
    }

    @Override
    public int remove(UUID person, Collection<UUID> runs) {
        return count(runs, starred::remove);
    }

    @Override
    public Set<UUID> among(UUID person, Collection<UUID> runs) {
        var among = new HashSet<>(runs);
        among.retainAll(starred);
        return among;
    }
}
