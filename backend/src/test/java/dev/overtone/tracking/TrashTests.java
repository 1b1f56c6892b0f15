package dev.overtone.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class TrashTests {

    private static final Visible ALL = Visible.EVERYTHING;
    private static final UUID LOCAL = UUID.fromString("00000000-0000-7000-8000-000000000002");

    @Autowired
    private Trash trash;

    @Autowired
    private TimedPurge.Once timed;

    @Autowired
    private Projects projects;

    @Autowired
    private Experiments experiments;

    @Autowired
    private RunEdits edits;

    @Autowired
    private Stars stars;

    @Autowired
    private Runs runs;

    @Autowired
    private Metrics metrics;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private Ledger ledger;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
    }

    @Test
    void listsWhatWasThrownAwayAndNotWhatWentWithIt() {
        UUID alone = measured(1, null);
        UUID inIt = measured(2, "Widths");
        UUID widths = Objects.requireNonNull(ledger.run(inIt).experimentId());
        edits.apply(ALL, List.of(alone), new RunChange.Rename("A bad one"));
        edits.apply(ALL, List.of(alone), new RunChange.Trash());
        experiments.trash(widths);

        Trash.Page first = trash.page(ALL, 1, null);
        Trash.Page second = trash.page(ALL, 1, first.nextPageToken());

        assertThat(first.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Trash.Kind.EXPERIMENT);
            assertThat(item.name()).isEqualTo("Widths");
            assertThat(item.runs()).isOne();
            assertThat(item.keptUntil()).isEqualTo(item.trashedAt().plus(java.time.Duration.ofDays(trash.days())));
        });
        assertThat(second.items()).extracting(Trash.Item::name).containsExactly("A bad one");
        assertThat(second.nextPageToken()).isNull();
        assertThat(trash.counts(ALL)).isEqualTo(new Trash.Counts(2, 1, 0));
        assertThat(trash.page(new Visible(Set.of()), 10, null).items()).isEmpty();
        assertThatThrownBy(() -> trash.page(ALL, 1, "nonsense")).isInstanceOf(InvalidEntry.class);
    }

    @Test
    void takesAwayARunWithAllThatIsKnownOfItAloneAndLeavesItsNetwork() {
        UUID gone = measured(1, null);
        UUID stays = measured(1, null);
        jdbc.sql(
                        "insert into movement values (:gone, :stays, 1.2, 1.1, 1.3, '[]'), (:stays, :gone, 0.9, 0.8, 0.95, '[]')")
                .param("gone", gone)
                .param("stays", stays)
                .update();
        metrics.attach(gone, new MetricEntry("power", 41.5, "W", "a meter"));
        stars.add(LOCAL, ALL, List.of(gone, stays));
        jdbc.sql("update run set cloned_from = :gone where id = :stays")
                .param("gone", gone)
                .param("stays", stays)
                .update();
        trialOf(gone);
        edits.apply(ALL, List.of(gone), new RunChange.Trash());

        Trash.Purge purge = trash.empty(ALL, "ada");

        assertThat(purge.asker()).isEqualTo("ada");
        assertThat(purge.runs()).isOne();
        assertThat(purge.bytes()).isGreaterThan(500);
        assertThat(trash.purges(5)).containsExactly(purge);
        assertThat(trash.counts(ALL).isEmpty()).isTrue();
        assertThat(runs.find(gone)).isEmpty();
        assertThat(ledger.run(stays).clonedFrom()).isNull();
        assertThat(List.of("measurement", "star", "network", "search_trial"))
                .allSatisfy(table -> assertThat(ledger.count(table)).as(table).isOne());
        assertThat(List.of("movement", "metric"))
                .allSatisfy(table -> assertThat(ledger.count(table)).as(table).isZero());
        assertThat(jdbc.sql("select figures[1] from search_trial where run_id is null")
                        .query(Double.class)
                        .single())
                .isEqualTo(4.5);
        assertThat(trash.empty(ALL, "ada").runs()).isZero();
        assertThat(trash.purges(5)).hasSize(1);
    }

    @Test
    void takesAwayAProjectWithItsSearchesAndSeriesButNotARunThatWasMovedOut() {
        Project project = projects.create("Edge", "");
        UUID moved = measured(1, null);
        UUID series = jdbc.sql(
                        "insert into series (title, together, created_at, project_id) values ('s', false, now(), :p) returning id")
                .param("p", project.id())
                .query(UUID.class)
                .single();
        jdbc.sql("update run set series_id = :series, series_position = 0 where id = :run")
                .param("series", series)
                .param("run", moved)
                .update();
        UUID inIt = measured(2, "Widths");
        edits.apply(ALL, List.of(inIt), new RunChange.Move(project.id(), null));
        trialOf(inIt);
        jdbc.sql("update search set project_id = :p").param("p", project.id()).update();
        projects.trash(project.id());

        Trash.Purge purge = trash.empty(ALL, "ada");

        assertThat(purge.projects()).isOne();
        assertThat(purge.runs()).isOne();
        assertThat(ledger.run(moved).series()).isNull();
        assertThat(List.of("search", "search_trial", "series"))
                .allSatisfy(table -> assertThat(ledger.count(table)).as(table).isZero());
        assertThat(projects.find(ALL, project.id())).isEmpty();
    }

    @Test
    void emptiesOnlyWhatTheCallerMayEmpty() {
        UUID run = measured(1, null);
        edits.apply(ALL, List.of(run), new RunChange.Trash());

        assertThat(trash.empty(new Visible(Set.of(UUID.randomUUID())), "ada").runs())
                .isZero();

        assertThat(runs.find(run)).isPresent();
    }

    @Test
    void takesAwayByItselfOnlyWhatHasLainThereForItsTime() {
        UUID fresh = measured(1, "Widths");
        UUID old = measured(2, "Widths");
        edits.apply(ALL, List.of(fresh, old), new RunChange.Trash());
        assertThat(timed.purge()).isFalse();
        age(old, trash.days());

        assertThat(timed.purge()).isTrue();

        assertThat(runs.find(old)).isEmpty();
        assertThat(runs.find(fresh)).isPresent();
        assertThat(ledger.count("experiment")).isOne();
        assertThat(trash.purges(1).getFirst().asker()).isNull();
    }

    @Test
    void leavesItToTheOtherServerThatIsAtIt() throws Exception {
        UUID old = measured(1, null);
        edits.apply(ALL, List.of(old), new RunChange.Trash());
        age(old, trash.days());

        try (Connection other = database.getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select pg_advisory_xact_lock(17, 0)");
            assertThat(timed.purge()).isFalse();
            other.rollback();
        }

        assertThat(timed.purge()).isTrue();
    }

    private void age(UUID run, int days) {
        jdbc.sql("update run set trashed_at = now() - make_interval(days => :days, mins => 1) where id = :run")
                .param("days", days)
                .param("run", run)
                .update();
    }

    /** A run that ended, with a row where its latency stands. */
    private UUID measured(int network, @Nullable String experiment) {
        UUID run = runs.queue(new NewRun(
                        Ledger.network(network),
                        new RunSettings(1, "fp32", "eager", 1, "quick"),
                        null,
                        experiment,
                        List.of(),
                        null))
                .id();
        runs.cancel(run);
        jdbc.sql("""
                        insert into measurement (
                            run_id, profile_id, profile_name, profile_facts, p50, p90, p95, p99, mean, stddev, iqr, min,
                            max, samples, verdict, reason, noise, throughput, peak_memory_bytes, warmup_forwards,
                            warmup_ms, environment, numerics, samples_ns)
                        values (:run, 'p1', 'A processor', '{}', 4.5, 5, 5, 5, 4.6, 0.1, 0.1, 4, 5, 1, 'STABLE', '', 0.001,
                                222, 1000, 20, 200, '{"Java": "25"}', '{}', :samples)""").param("run", run).param("samples", new byte[400]).update();
        return run;
    }

    private void trialOf(UUID run) {
        jdbc.sql("""
                        with begun as (
                            insert into search (title, space, networks, method, seed, costing, batch_size, "precision",
                                runtime, threads, protocol, pause_after_one, state, created_at, finished_at)
                            values ('s', '{}', 1, 'random', 0, '{}', 1, 'fp32', 'eager', 1, 'quick', false, 'FINISHED',
                                now(), now())
                            returning id)
                        insert into search_trial (search_id, number, candidate, fingerprint, origin, state, run_id, figures,
                            told, asked_at, ended_at)
                        select begun.id, 1, 0, run.fingerprint, 'ASKED', 'VALUED', run.id, array[4.5], 1, now(), now()
                        from begun, run where run.id = :run""").param("run", run).update();
    }
}
