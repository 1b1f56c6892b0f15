package dev.overtone.api;

import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import dev.overtone.tracking.PlaceEdit;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a body says of a project or an experiment.
 *
 * @param project name or id of the project that an experiment is to lie in, or null where the body says none
 */
record PlaceBody(PlaceEdit edit, @Nullable String project) {

    @Schema(name = "ProjectRequest")
    record ProjectSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 200)
            String name,

            @Schema(description = "Markdown", maxLength = 10_000) @Nullable
            String notes) {}

    @Schema(name = "ExperimentRequest")
    record ExperimentSchema(
            @Schema(description = "Name or id; absent: the first project") @Nullable
            String project,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 200)
            String name,

            @Schema(description = "Markdown", maxLength = 10_000) @Nullable
            String notes) {}

    @Schema(name = "ProjectPatch", description = "A merge patch (RFC 7396): absent leaves, null empties the notes.")
    record ProjectPatchSchema(
            @Schema(minLength = 1, maxLength = 200) @Nullable
            String name,

            @Schema(description = "Markdown", maxLength = 10_000) @Nullable
            String notes,

            @Schema(description = "Whether it is out of the way") @Nullable
            Boolean archived) {}

    @Schema(name = "ExperimentPatch", description = "A merge patch (RFC 7396): absent leaves, null empties the notes.")
    record ExperimentPatchSchema(
            @Schema(description = "Name or id of the project to move it to; its runs follow") @Nullable
            String project,

            @Schema(minLength = 1, maxLength = 200) @Nullable
            String name,

            @Schema(description = "Markdown", maxLength = 10_000) @Nullable
            String notes,

            @Schema(description = "Whether it is out of the way") @Nullable
            Boolean archived) {}

    /** @throws InvalidRequest naming every field that is wrong */
    static PlaceBody ofANew(JsonNode body, boolean inAProject) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String name = fields.text("name");
        if (name == null && !fields.has("name")) {
            fields.refuse("name", "absent", "1 to 200 printable characters", "name is required.");
        }
        String notes = fields.textOrNull("notes");
        String project = inAProject ? fields.textOrNull("project") : null;
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return new PlaceBody(new PlaceEdit(name, notes == null ? "" : notes, null), project);
    }

    /** @throws InvalidRequest naming every field that is wrong */
    static PlaceBody ofAPatch(JsonNode body, boolean inAProject) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String name = fields.text("name");
        String notes = fields.isNull("notes") ? "" : fields.text("notes");
        Boolean archived = fields.has("archived") ? fields.bool("archived", false) : null;
        String project = inAProject ? fields.text("project") : null;
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return new PlaceBody(new PlaceEdit(name, notes, archived), project);
    }

    String name() {
        return Bodies.present(edit.name());
    }

    String notes() {
        return Bodies.present(edit.notes());
    }
}
