package dev.overtone.tracking;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ProjectRows extends Repository<ProjectRow, UUID> {

    /** Nobody moves it into the trash before this transaction has ended. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    Optional<ProjectRow> findByIdAndTrashedAtIsNull(UUID id);
}
