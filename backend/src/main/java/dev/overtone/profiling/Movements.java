package dev.overtone.profiling;

import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Latencies that moved since an update. A new run is held against the last runs that other software measured of the same
 * network, hardware profile, batch, precision, runtime, threads and
 * company (alone or in turns); it moved when it differs from each of them, to the
 * same side and by enough. Only stable ones count: others say more of the machine than of the software. Several, because runs of one build differ among themselves by more than one run's samples
 * can tell.
 */
@Repository
class Movements {

    private static final int MOST_COMPARED = 3;

    private static final String SAME_KIND = """
            earlier_run.fingerprint = new_run.fingerprint and earlier_run.trashed_at is null and earlier.profile_id = new.profile_id
            and earlier_run.batch_size = new_run.batch_size and earlier_run."precision" = new_run."precision"
            and earlier_run.runtime = new_run.runtime and earlier_run.threads = new_run.threads
            and (earlier.environment ->> '%1$s' is null) = (new.environment ->> '%1$s' is null)""".formatted(Environment.TOGETHER);

    private final JdbcClient jdbc;

    Movements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Earlier(UUID run, Map<String, String> environment) {}

    /**
     * Notes whether a run that was just kept moved; part of the transaction that keeps it.
     *
     * @param samplesOf latencies of a run, in measured order
     */
    void note(
            UUID run, double[] samples, Map<String, String> environment, Function<UUID, Optional<double[]>> samplesOf) {
        List<Earlier> earlier = beforeTheUpdate(run);
        List<MedianRatio> ratios = new ArrayList<>();
        for (Earlier one : earlier) {
            samplesOf.apply(one.run()).ifPresent(old -> ratios.add(MedianRatio.of(old, samples)));
        }
        if (moved(ratios)) {
            Earlier newest = earlier.getFirst();
            write(
                    run,
                    newest.run(),
                    ratios.getFirst(),
                    FactDifference.between(
                            Environment.software(newest.environment()), Environment.software(environment)));
        }
    }

    /** Each of them to one side, and by enough. */
    private static boolean moved(List<MedianRatio> ratios) {
        return !ratios.isEmpty()
                && ratios.stream().map(MedianRatio::outcome).distinct().count() == 1
                && ratios.stream()
                        .allMatch(ratio -> ratio.outcome() != MedianRatio.Outcome.NOT_DISTINGUISHABLE
                                && Math.abs(ratio.ratio() - 1) >= Movement.LEAST);
    }

    /** The newest runs of the software that was in use before this run's, newest first. */
    private List<Earlier> beforeTheUpdate(UUID run) {
        return jdbc.sql("""
                        with others as (
                            select earlier.run_id, earlier.environment, earlier_run.finished_at, %1$s as software
                            from measurement new
                            join run new_run on new_run.id = new.run_id
                            join run earlier_run on earlier_run.fingerprint = new_run.fingerprint
                            join measurement earlier on earlier.run_id = earlier_run.id
                            where new.run_id = :run and earlier.run_id <> :run and earlier.verdict = 'STABLE'
                              and %2$s and %1$s <> %3$s),
                        last as (select software from others order by finished_at desc, run_id desc limit 1)
                        select run_id, environment from others join last using (software)
                        order by finished_at desc, run_id desc limit :most""".formatted(Environment.softwareOf("earlier"), SAME_KIND, Environment.softwareOf("new")))
                .param("run", run)
                .param("most", MOST_COMPARED)
                .query((row, _) ->
                        new Earlier(row.getObject("run_id", UUID.class), Json.facts(row.getString("environment"))))
                .list();
    }

    private void write(UUID run, UUID against, MedianRatio ratio, List<FactDifference> changed) {
        MedianRatio.Interval interval = ratio.interval();
        if (interval == null) {
            throw new IllegalStateException("what cannot be told apart has not moved");
        }
        jdbc.sql("""
                        insert into movement (run_id, against_id, ratio, low, high, changed)
                        values (:run, :against, :ratio, :low, :high, cast(:changed as json))""")
                .param("run", run)
                .param("against", against)
                .param("ratio", ratio.ratio())
                .param("low", interval.low())
                .param("high", interval.high())
                .param("changed", Json.write(changed))
                .update();
    }

    @Transactional(readOnly = true)
    Map<UUID, Movement> find(Collection<UUID> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Movement> found = new LinkedHashMap<>();
        jdbc.sql("select run_id, against_id, ratio, low, high, changed from movement where run_id in (:runs)")
                .param("runs", runs)
                .query(row -> {
                    found.put(
                            row.getObject("run_id", UUID.class),
                            new Movement(
                                    row.getObject("against_id", UUID.class),
                                    row.getDouble("ratio"),
                                    new MedianRatio.Interval(row.getDouble("low"), row.getDouble("high")),
                                    Json.differences(row.getString("changed"))));
                });
        return found;
    }

    /** Those that are the last word on their network, hardware and settings, newest first. */
    @Transactional(readOnly = true)
    List<UUID> standing(Visible visible, int most) {
        return jdbc.sql("""
                        select new.run_id
                        from movement
                        join measurement new on new.run_id = movement.run_id
                        join run new_run on new_run.id = new.run_id
                        where new_run.trashed_at is null
                          and (cast(:projects as uuid[]) is null or new_run.project_id = any(cast(:projects as uuid[])))
                          and not exists (
                            select from run earlier_run join measurement earlier on earlier.run_id = earlier_run.id
                            where %s
                              and (earlier_run.finished_at, earlier_run.id) > (new_run.finished_at, new_run.id))
                        order by new.run_id desc limit :most""".formatted(SAME_KIND))
                .param("projects", visible.array())
                .param("most", most)
                .query((row, _) -> row.getObject("run_id", UUID.class))
                .list();
    }
}
