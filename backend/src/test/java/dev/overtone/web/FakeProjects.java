package dev.overtone.web;

import dev.overtone.tracking.PlaceEdit;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.ProjectEntry;
import dev.overtone.tracking.Projects;
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

/** Projects without a database; there is always the first. */
class FakeProjects implements Projects {

    final Map<UUID, ProjectEntry> projects = new LinkedHashMap<>();

    FakeProjects() {
        clear();
    }

    final void clear() {
        projects.clear();
        projects.put(
                Project.FIRST,
                new ProjectEntry(
                        new Project(Project.FIRST, "First project", "", FakeProfiler.NOON, null, null),
                        1,
                        3,
                        FakeProfiler.NOON));
    }

    @Override
    public List<ProjectEntry> list(Visible scope, boolean archivedToo) {
        return projects.values().stream()
                .filter(entry -> scope.shows(entry.project().id())
                        && entry.project().trashedAt() == null
                        && (archivedToo || entry.project().archivedAt() == null))
                .toList();
    }

    @Override
    public List<Project> matching(Visible scope, String text, int most) {
        return list(scope, false).stream()
                .map(ProjectEntry::project)
                .filter(project -> project.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<ProjectEntry> find(Visible scope, UUID id) {
        return Optional.ofNullable(projects.get(id)).filter(_ -> scope.shows(id));
    }

    @Override
    public boolean hold(UUID id) {
        return named(Visible.EVERYTHING, id.toString()).isPresent();
    }

    @Override
    public Optional<Project> named(Visible scope, String nameOrId) {
        return list(scope, true).stream()
                .map(ProjectEntry::project)
                .filter(project -> project.name().equalsIgnoreCase(nameOrId)
                        || project.id().toString().equals(nameOrId))
                .findFirst();
    }

    @Override
    public Project create(String name, String notes) {
        var project = new Project(
                new UUID(0x0199_0000_0000_7000L, 2_000_000L + projects.size()),
                name,
                notes,
                FakeProfiler.NOON,
                null,
                null);
        projects.put(project.id(), new ProjectEntry(project, 0, 0, null));
        return project;
    }

    @Override
    public boolean edit(UUID id, PlaceEdit edit) {
        return change(id, edit, old -> old.trashedAt());
    }

    @Override
    public boolean trash(UUID id) {
        return change(id, new PlaceEdit(null, null, null), _ -> FakeProfiler.NOON);
    }

    @Override
    public boolean restore(UUID id) {
        return change(id, new PlaceEdit(null, null, null), _ -> null);
    }

    private interface Trashed {
        @Nullable
        Instant at(Project old);
    }

    private boolean change(UUID id, PlaceEdit edit, Trashed trashed) {
        return projects.computeIfPresent(id, (_, entry) -> {
                    Project old = entry.project();
                    Boolean archived = edit.archived();
                    return new ProjectEntry(
                            new Project(
                                    id,
                                    Objects.requireNonNullElse(edit.name(), old.name()),
                                    Objects.requireNonNullElse(edit.notes(), old.notes()),
                                    old.createdAt(),
                                    archived == null ? old.archivedAt() : archived ? FakeProfiler.NOON : null,
                                    trashed.at(old)),
                            entry.experiments(),
                            entry.runs(),
                            entry.newestRunAt());
                })
                != null;
    }
}
