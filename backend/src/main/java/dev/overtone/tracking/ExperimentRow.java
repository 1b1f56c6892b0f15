package dev.overtone.tracking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "experiment")
class ExperimentRow {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    private @Nullable UUID id;

    private String name;

    @SuppressWarnings("UnusedVariable") // the database reads it
    private Instant createdAt;

    protected ExperimentRow() {}

    ExperimentRow(String name, Instant createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }
}
