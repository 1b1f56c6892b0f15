package dev.overtone.profiling;

import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How well what was measured repeats, by hardware profile. */
@Repository
class Repeats {

    /** The newest; what a machine was like long ago says little. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    Repeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Repeat(String kind, double p50) {}

    /** Of runs of one network, batch, precision, runtime and number of threads, by one build of the software, alone. */
    @Transactional(readOnly = true)
    Repeatability on(String hardwareProfile) {
        return Repeatability.of(jdbc
                .sql("""
                        select concat_ws(chr(10), run.fingerprint, run.batch_size, run."precision", run.runtime,
                                         run.threads, %s) as kind, p50
                        from measurement join run on run.id = run_id
                        where profile_id = :profile and verdict = 'STABLE' and run.trashed_at is null and environment ->> '%s' is null
                        order by run.finished_at desc limit :most""".formatted(Environment.softwareOf("measurement"), Environment.TOGETHER))
                .param("profile", hardwareProfile)
                .param("most", MOST)
                .query((row, _) -> new Repeat(row.getString("kind"), row.getDouble("p50")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Repeat::kind, Collectors.mapping(Repeat::p50, Collectors.toUnmodifiableList())))
                .values());
    }
}
