package dev.overtone.tracking;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface NetworkRows extends Repository<NetworkRow, String> {

    Optional<NetworkRow> findById(String fingerprint);

    List<NetworkRow> findAllByFingerprintIn(Collection<String> fingerprints);

    NetworkRow saveAndFlush(NetworkRow network);
}
