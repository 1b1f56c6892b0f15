package dev.overtone.tracking;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RunRows extends Repository<RunRow, UUID> {

    @Query(
            "select r from RunRow r join fetch r.network join fetch r.project left join fetch r.experiment where r.id = :id")
    Optional<RunRow> findById(UUID id);

    @Query(
            "select r from RunRow r join fetch r.network join fetch r.project left join fetch r.experiment where r.id in :ids")
    List<RunRow> findAll(Collection<UUID> ids);

    Optional<RunRow> findByIdempotencyKey(String idempotencyKey);

    RunRow save(RunRow run);
}
