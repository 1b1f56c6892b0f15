package dev.overtone.tracking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

/** An experiment as its runs refer to it; {@link Experiments} changes it. */
@Entity
@Table(name = "experiment")
class ExperimentRow {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    private @Nullable UUID id;

    @SuppressWarnings("UnusedVariable") // the database reads it
    private UUID projectId;

    private String name;

    @SuppressWarnings("UnusedVariable") // the database reads it
    private Instant createdAt;

    protected ExperimentRow() {}

    ExperimentRow(UUID project, String name, Instant createdAt) {
        this.projectId = project;
        this.name = name;
        this.createdAt = createdAt;
    }

    UUID id() {
        return Objects.requireNonNull(id);
    }

    String name() {
        return name;
    }
}
