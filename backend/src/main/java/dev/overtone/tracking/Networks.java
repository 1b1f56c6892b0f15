package dev.overtone.tracking;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.Fingerprint;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every network that was run or saved, once for each fingerprint. */
@Service
@Transactional
public class Networks {

    private final NetworkRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    Networks(NetworkRows rows, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<SavedNetwork> find(String fingerprint) {
        return rows.findById(fingerprint).map(NetworkRow::saved);
    }

    /**
     * Newest first.
     *
     * @param after fingerprint of the last network of the page before, or null for the first page
     */
    @Transactional(readOnly = true)
    public List<SavedNetwork> list(@Nullable String after, int limit) {
        List<NetworkRow> page = after == null
                ? rows.findAllByOrderByCreatedAtDescFingerprintDesc(Limit.of(limit))
                : rows.findById(after)
                        .map(NetworkRow::saved)
                        .map(last -> rows.findOlderThan(last.createdAt(), after, Limit.of(limit)))
                        .orElse(List.of());
        return page.stream().map(NetworkRow::saved).toList();
    }

    /** The row of this network, made if it is new. */
    NetworkRow keep(NetworkSpec spec) {
        String fingerprint = Fingerprint.of(spec);
        return rows.findById(fingerprint).orElseGet(() -> {
            // Two requests may bring the same new network: the second waits here and then finds it.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:fingerprint, 0))")
                    .param("fingerprint", fingerprint)
                    .query(rs -> {});
            return rows.findById(fingerprint)
                    .orElseGet(() -> rows.save(new NetworkRow(
                            fingerprint,
                            spec,
                            Analysis.of(spec.graph()).totals(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS))));
        });
    }
}
