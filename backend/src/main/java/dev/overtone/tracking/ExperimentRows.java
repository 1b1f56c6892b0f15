package dev.overtone.tracking;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ExperimentRows extends Repository<ExperimentRow, UUID> {

    Optional<ExperimentRow> findByName(String name);

    ExperimentRow save(ExperimentRow experiment);
}
