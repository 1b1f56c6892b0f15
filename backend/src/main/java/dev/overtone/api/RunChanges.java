package dev.overtone.api;

import dev.overtone.architecture.Range;
import dev.overtone.notation.JsonFields;
import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunEdits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a body wants changed of runs, field by field. */
@Component
class RunChanges {

    static final Range RUNS = Range.whole(1, 10_000);

    private final AskedProject projects;
    private final Experiments experiments;
    private final RunEdits edits;

    RunChanges(AskedProject projects, Experiments experiments, RunEdits edits) {
        this.projects = projects;
        this.experiments = experiments;
        this.edits = edits;
    }

    @Schema(name = "RunPatch", description = "A merge patch (RFC 7396): absent leaves, null takes away.")
    record PatchSchema(
            @Schema(description = "One line", minLength = 1, maxLength = 200) @Nullable
            String title,

            @Schema(description = "Markdown", maxLength = 10_000) @Nullable
            String notes,

            @Schema(description = "All of them, at most 20") @Nullable
            List<String> tags,

            @Nullable Boolean pinned,

            @Schema(description = "Whether it is out of the way") @Nullable
            Boolean archived,

            @Schema(description = "Name or id of the project to move to; without experiment the run has none there")
            @Nullable
            String project,

            @Schema(description = "Name or id; made in the project if it has none of this name") @Nullable
            String experiment) {}

    @Schema(name = "RunsChange", description = "As a run's patch, and what makes sense for many")
    record ChangeSchema(
            @Nullable String title,
            @Nullable String notes,
            @Nullable List<String> tags,
            @Nullable Boolean pinned,
            @Nullable Boolean archived,
            @Nullable String project,
            @Nullable String experiment,

            @Schema(description = "Behind those that a run has") @Nullable
            List<String> addTags,

            @Nullable List<String> removeTags,

            @Schema(description = "true: into the trash; false: back from it") @Nullable
            Boolean trashed) {}

    @Schema(name = "RunsChangeRequest")
    record RequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Ids, 1 to 10,000")
            List<UUID> runs,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            ChangeSchema change) {}

    /** What a patch of one run says; nothing is read of a field that is absent. */
    List<RunChange> patch(JsonFields fields, Collection<UUID> runs) {
        var changes = new ArrayList<RunChange>();
        if (fields.has("title")) {
            changes.add(new RunChange.Rename(fields.textOrNull("title")));
        }
        if (fields.has("notes")) {
            String notes = fields.textOrNull("notes");
            changes.add(new RunChange.Note(notes == null ? "" : notes));
        }
        addTags("tags", fields, RunChange.SetTags::new, changes);
        if (fields.has("pinned")) {
            changes.add(new RunChange.Pin(fields.bool("pinned", false)));
        }
        if (fields.has("archived")) {
            changes.add(new RunChange.Archive(fields.bool("archived", false)));
        }
        String project = fields.text("project");
        String experiment = fields.textOrNull("experiment");
        if ((project != null || fields.has("experiment")) && !fields.hasNotedAnything()) {
            UUID place = place(fields, project, runs);
            if (place != null) {
                changes.add(new RunChange.Move(place, experiment == null ? null : experiment(place, experiment)));
            }
        }
        return changes;
    }

    /** What is wanted of many. */
    List<RunChange> change(JsonFields fields, Collection<UUID> runs) {
        List<RunChange> changes = patch(fields, runs);
        addTags("addTags", fields, RunChange.AddTags::new, changes);
        addTags("removeTags", fields, RunChange.RemoveTags::new, changes);
        if (fields.has("trashed")) {
            changes.add(fields.bool("trashed", false) ? new RunChange.Trash() : new RunChange.Restore());
        }
        return changes;
    }

    private static void addTags(
            String name, JsonFields fields, Function<List<String>, RunChange> change, List<RunChange> changes) {
        if (fields.has(name)) {
            changes.add(change.apply(fields.isNull(name) ? List.of() : fields.texts(name)));
        }
    }

    /** The project that is named, or else the one that all of the runs lie in. */
    private @Nullable UUID place(JsonFields fields, @Nullable String project, Collection<UUID> runs) {
        if (project != null) {
            return projects.toWriteIn(project);
        }
        Set<UUID> places = edits.projectsOf(projects.visible(), runs);
        if (places.size() > 1) {
            fields.refuse(
                    "project",
                    "absent",
                    "name or id of a project",
                    "The runs lie in several projects; name one of them.");
        }
        return places.size() == 1 ? places.iterator().next() : null;
    }

    private UUID experiment(UUID project, String nameOrId) {
        return experiments
                .named(project, nameOrId)
                .map(Experiment::id)
                .orElseGet(() -> experiments.create(project, nameOrId, "").id());
    }
}
