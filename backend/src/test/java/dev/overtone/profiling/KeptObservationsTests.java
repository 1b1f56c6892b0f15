package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.notation.Fingerprint;
import dev.overtone.tracking.Hold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class KeptObservationsTests {

    @Autowired
    private Observations observations;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empties() {
        ledger.empty();
        ledger.device("cpu-1", 1);
    }

    @Test
    void readsWhatWasMeasured() {
        UUID run = measure(1, 1, 1, null, 40);
        ledger.queue(Ledger.network(2));

        assertThat(observations.find(ObservationQuery.ANY)).singleElement().satisfies(observation -> {
            assertThat(observation.run()).isEqualTo(run);
            assertThat(observation.network()).isEqualTo(Ledger.network(1));
            assertThat(observation.fingerprint()).isEqualTo(Fingerprint.of(Ledger.network(1)));
            assertThat(observation.context()).isEqualTo(new LatencyContext("p1", "eager", "fp32", 1, 1));
            assertThat(observation.p50()).isEqualTo(40);
            assertThat(observation.protocol()).isEqualTo("quick");
            assertThat(observation.verdict()).isEqualTo(Verdict.STABLE);
        });
    }

    @Test
    void keepsToWhatIsAskedFor() {
        UUID plain = measure(1, 1, 1, null, 40);
        UUID threaded = measure(1, 2, 1, null, 30);
        UUID batched = measure(2, 1, 8, null, 300);
        UUID tried = measure(3, 1, 1, "Widths", 50);

        assertThat(ids(ObservationQuery.ANY)).containsExactly(tried, batched, threaded, plain);
        assertThat(ids(ObservationQuery.in(new LatencyContext("p1", "eager", "fp32", 1, 1))))
                .containsExactly(tried, plain);
        assertThat(ids(new ObservationQuery("p1", "eager", "fp32", 2, null, null, null, null, null)))
                .containsExactly(threaded);
        assertThat(ids(new ObservationQuery("p2", null, null, null, null, null, null, null, null)))
                .isEmpty();
        assertThat(ids(new ObservationQuery(null, null, null, null, 8, null, null, null, null)))
                .containsExactly(batched);
        assertThat(ids(new ObservationQuery(null, null, null, null, null, "densenet", null, null, null)))
                .isEmpty();
        assertThat(ids(new ObservationQuery(null, null, null, null, null, "hardnet", "Widths", "first", null)))
                .containsExactly(tried);
        assertThat(ids(new ObservationQuery(null, null, null, null, null, null, null, "second", null)))
                .isEmpty();
        Instant newest = observations.find(ObservationQuery.ANY).getFirst().finishedAt();
        assertThat(ids(new ObservationQuery(null, null, null, null, null, null, null, null, newest)))
                .containsExactly(tried);
        assertThat(ids(new ObservationQuery(null, null, null, null, null, null, null, null, newest.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void countsNetworksAndRunsOfEachContext() {
        measure(1, 1, 1, null, 40);
        measure(1, 1, 1, null, 41);
        measure(2, 1, 1, null, 50);
        measure(1, 2, 1, null, 30);

        var contexts = observations.contexts();
        assertThat(contexts)
                .extracting(ObservedContext::context)
                .containsExactly(
                        new LatencyContext("p1", "eager", "fp32", 1, 1),
                        new LatencyContext("p1", "eager", "fp32", 2, 1));
        assertThat(contexts).extracting(ObservedContext::networks).containsExactly(2, 1);
        assertThat(contexts).extracting(ObservedContext::runs).containsExactly(3, 1);
        assertThat(contexts.getFirst().profileName()).isEqualTo("A processor, 4 cores");
        for (ObservedContext observed : contexts) {
            assertThat(observations.context(observed.context())).contains(observed);
        }
        assertThat(observations.context(new LatencyContext("p1", "eager", "fp32", 3, 1)))
                .isEmpty();
    }

    @Test
    void readsNoMoreThanTheNewestTenThousand() {
        measure(1, 1, 1, null, 40);
        jdbc.sql("""
                        insert into run (id, state, created_at, started_at, finished_at, fingerprint, spec, batch_size,
                                         "precision", runtime, threads, protocol, device_id, fence)
                        select gen_random_uuid(), 'FINISHED', now(), now(), now() - make_interval(secs => n), fingerprint,
                               spec, batch_size, "precision", runtime, threads, protocol, device_id, fence
                        from run, generate_series(1, 12000) as n""").update();
        String columns = jdbc.sql("""
                        select string_agg(column_name, ', ') from information_schema.columns
                        where table_name = 'measurement' and is_generated = 'NEVER'""").query(String.class).single();
        jdbc.sql("""
                        insert into measurement (%1$s)
                        select %1$s
                        from (select (jsonb_populate_record(one, jsonb_build_object('run_id', run.id))).*
                              from measurement as one, run
                              where run.state = 'FINISHED' and run.id <> one.run_id) as alike""".formatted(columns)).update();

        assertThat(observations.find(ObservationQuery.ANY)).hasSize(Observations.MOST);
        assertThat(observations.contexts().getFirst().runs()).isEqualTo(12_001);
    }

    private List<UUID> ids(ObservationQuery query) {
        return observations.find(query).stream().map(Observation::run).toList();
    }

    private UUID measure(int network, int threads, int batch, @Nullable String experiment, double milliseconds) {
        UUID queued = ledger.queue(Ledger.network(network)).id();
        jdbc.sql("update run set threads = :threads, batch_size = :batch where id = :id")
                .param("threads", threads)
                .param("batch", batch)
                .param("id", queued)
                .update();
        if (experiment != null) {
            jdbc.sql("insert into experiment (name, created_at) values (:name, now())")
                    .param("name", experiment)
                    .update();
            jdbc.sql("update run set tags = '{first}', experiment_id = (select id from experiment) where id = :id")
                    .param("id", queued)
                    .update();
        }
        var hold = new Hold("cpu-1", 1);
        return QuickBench.finishNext(context, hold, milliseconds);
    }
}
