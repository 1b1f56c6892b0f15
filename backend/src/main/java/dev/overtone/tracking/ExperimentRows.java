package dev.overtone.tracking;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ExperimentRows extends Repository<ExperimentRow, UUID> {

    /**
     * In any case; those in the trash have given up their names. Nobody moves it there before this transaction has
     * ended.
     */
    @Query(nativeQuery = true, value = """
                    select * from experiment
                    where project_id = :project and lower(name) = lower(:name) and trashed_at is null
                    for share""")
    Optional<ExperimentRow> findByName(UUID project, String name);

    ExperimentRow save(ExperimentRow experiment);
}
