package dev.overtone.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface NetworkRows extends Repository<NetworkRow, String> {

    Optional<NetworkRow> findById(String fingerprint);

    NetworkRow save(NetworkRow network);

    List<NetworkRow> findAllByOrderByCreatedAtDescFingerprintDesc(Limit limit);

    @Query("""
            select n from NetworkRow n
            where n.createdAt < :createdAt or (n.createdAt = :createdAt and n.fingerprint < :fingerprint)
            order by n.createdAt desc, n.fingerprint desc""")
    List<NetworkRow> findOlderThan(Instant createdAt, String fingerprint, Limit limit);
}
