package dev.overtone.tracking;

import dev.overtone.notation.NetworkJson;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The runs of the ledger: asking for them and finding them again. */
@Service
@Transactional
public class Runs {

    private final RunRows rows;
    private final KeptNetworks networks;
    private final ProjectRows projects;
    private final ExperimentRows experiments;
    private final JdbcClient jdbc;
    private final Clock clock;

    Runs(
            RunRows rows,
            KeptNetworks networks,
            ProjectRows projects,
            ExperimentRows experiments,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.networks = networks;
        this.projects = projects;
        this.experiments = experiments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Queues a run, or finds the one that the same request queued before.
     *
     * @throws KeyUsedForAnotherRequest if the key came with another request
     * @throws InvalidEntry if there is no network that it could have been made from, or no such project
     */
    public TrackedRun queue(NewRun wanted) {
        return queue(wanted, null);
    }

    TrackedRun queue(NewRun wanted, @Nullable SeriesPlace place) {
        NewRun.Once once = wanted.once();
        if (once != null) {
            Optional<TrackedRun> earlier = findRepeat(once);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ProjectRow project = project(wanted.project());
        NetworkRow network = networks.keep(wanted.network());
        networks.trace(network.fingerprint(), wanted.madeFrom());
        var run = new RunRow(
                network,
                NetworkJson.writeText(wanted.network()),
                wanted.settings(),
                wanted.device(),
                project,
                experiment(project.id(), wanted.experiment(), now),
                wanted.tags(),
                now);
        run.comeFrom(wanted.clonedFrom());
        if (once != null) {
            run.answerRepeatsOf(once.key(), once.digest());
        }
        if (place != null) {
            run.takePlace(place);
        }
        return rows.save(run).tracked();
    }

    /**
     * The run that the same request queued before.
     *
     * @throws KeyUsedForAnotherRequest if the key came with another request
     */
    public Optional<TrackedRun> findRepeat(NewRun.Once once) {
        Optional<RunRow> earlier = lockAndFind(once);
        if (earlier.isPresent() && !earlier.get().wasAskedBy(once.digest())) {
            throw new KeyUsedForAnotherRequest(once.key());
        }
        return earlier.map(RunRow::tracked);
    }

    @Transactional(readOnly = true)
    public Optional<TrackedRun> find(UUID id) {
        return rows.findById(id).map(RunRow::tracked);
    }

    @Transactional(readOnly = true)
    public Map<UUID, TrackedRun> findAll(Collection<UUID> ids) {
        return rows.findAll(ids).stream()
                .map(RunRow::tracked)
                .collect(Collectors.toMap(TrackedRun::id, Function.identity()));
    }

    /**
     * Ends a queued run, and marks a running one for its worker to stop.
     *
     * @return false if there is nothing left to cancel
     */
    public boolean cancel(UUID id) {
        return jdbc.sql("""
                        update run
                        set cancel_requested = true,
                            state = case state when 'QUEUED' then 'CANCELLED' else state end,
                            finished_at = case state when 'QUEUED' then now() end
                        where id = :id and state in ('QUEUED', 'RUNNING')""").param("id", id).update() == 1;
    }

    private Optional<RunRow> lockAndFind(NewRun.Once once) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 1))")
                .param("key", once.key())
                .query(rs -> {});
        return rows.findByIdempotencyKey(once.key());
    }

    private ProjectRow project(UUID id) {
        return projects.findByIdAndTrashedAtIsNull(id).orElseThrow(() -> Written.noProject(id));
    }

    private @Nullable ExperimentRow experiment(UUID project, @Nullable String name, Instant now) {
        if (name == null) {
            return null;
        }
        return experiments.findByName(project, name).orElseGet(() -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:project || lower(:name), 2))")
                    .param("project", project.toString())
                    .param("name", name)
                    .query(rs -> {});
            return experiments
                    .findByName(project, name)
                    .orElseGet(() -> experiments.save(new ExperimentRow(project, name, now)));
        });
    }
}
