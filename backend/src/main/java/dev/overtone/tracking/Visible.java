package dev.overtone.tracking;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows an answer may show.
 *
 * @param projects the projects they lie in, or null for all
 */
public record Visible(@Nullable Set<UUID> projects) {

    public static final Visible EVERYTHING = new Visible(null);

    public Visible {
        projects = projects == null ? null : Set.copyOf(projects);
    }

    public boolean shows(UUID project) {
        return projects == null || projects.contains(project);
    }

    /** As SQL takes it, {@code cast(:projects as uuid[])}: null for all. */
    public String @Nullable [] array() {
        return projects == null ? null : projects.stream().map(UUID::toString).toArray(String[]::new);
    }
}
