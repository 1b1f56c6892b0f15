package dev.overtone.tracking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A project as its runs refer to it; {@link Projects} writes it. */
@Entity
@Immutable
@Table(name = "project")
class ProjectRow {

    @Id
    private UUID id;

    private String name;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable Instant trashedAt;

    protected ProjectRow() {}

    UUID id() {
        return id;
    }

    Project.Named named() {
        return new Project.Named(id, name);
    }
}
