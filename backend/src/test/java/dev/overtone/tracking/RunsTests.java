package dev.overtone.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RunsTests {

    private static final int AT_ONCE = 20;

    @Autowired
    private Runs runs;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Ledger ledger;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
    }

    @Test
    void keepsARunAsItWasAskedFor() {
        ledger.device("cpu-1", 1);
        var settings = new RunSettings(8, "fp32", "eager", 2, "standard");

        var queued = runs.queue(new NewRun(
                Ledger.network(10), settings, "cpu-1", "Widths", List.of("first", "ä, b"), new NewRun.Once("k", "d")));

        assertThat(runs.find(queued.id())).hasValueSatisfying(found -> {
            assertThat(found).usingRecursiveComparison().isEqualTo(queued);
            assertThat(found.state()).isEqualTo(RunState.QUEUED);
            assertThat(found.settings()).isEqualTo(settings);
            assertThat(found.device()).isEqualTo("cpu-1");
            assertThat(found.experiment()).isEqualTo("Widths");
            assertThat(found.tags()).containsExactly("first", "ä, b");
            assertThat(found.network().fingerprint()).isEqualTo(Fingerprint.of(Ledger.network(10)));
            assertThat(found.network().json()).isEqualTo(NetworkJson.writeText(Ledger.network(10)));
            assertThat(found.attempt()).isZero();
        });
        assertThat(runs.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void answersARepeatedRequestWithTheSameRun() {
        var first = runs.queue(request(1, "key", "digest"));
        var again = runs.queue(request(1, "key", "digest"));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(ledger.count("run")).isOne();
    }

    @Test
    void refusesAKeyThatCameWithAnotherRequest() {
        runs.queue(request(1, "key", "digest"));

        assertThatThrownBy(() -> runs.queue(request(2, "key", "another digest")))
                .isInstanceOfSatisfying(
                        KeyUsedForAnotherRequest.class, e -> assertThat(e.key()).isEqualTo("key"));
        assertThat(ledger.count("run")).isOne();
        assertThat(ledger.count("network")).isOne();
    }

    @Test
    void queuesOneRunForManyEqualRequestsAtOnce() throws Exception {
        var ids = atOnce(_ -> runs.queue(request(1, "key", "digest")).id());

        assertThat(ids).hasSize(1);
        assertThat(ledger.count("run")).isOne();
    }

    @Test
    void keepsOneNetworkForManyRequestsAtOnce() throws Exception {
        var fingerprints = atOnce(i -> ledger.queue(written(i)).network().fingerprint());

        assertThat(fingerprints).hasSize(1);
        assertThat(ledger.count("network")).isOne();
        assertThat(ledger.count("run")).isEqualTo(AT_ONCE);
    }

    @Test
    void makesAnExperimentOnceForManyRequestsAtOnce() throws Exception {
        atOnce(i -> runs.queue(new NewRun(Ledger.network(1 + i), settings(), null, "Widths", List.of(), null))
                .id());

        assertThat(ledger.count("experiment")).isOne();
        assertThat(ledger.count("network")).isEqualTo(AT_ONCE);
    }

    @Test
    void showsARunsOwnDropoutThoughItsNetworkWasWrittenBefore() {
        var first = ledger.queue(written(1));
        var second = ledger.queue(written(2));

        assertThat(second.network().fingerprint()).isEqualTo(first.network().fingerprint());
        assertThat(first.network().json()).contains("\"dropout\":0.01");
        assertThat(second.network().json()).contains("\"dropout\":0.02");
    }

    @Test
    void cancelsAQueuedRunAtOnce() {
        var run = ledger.queue(Ledger.network(1)).id();

        assertThat(runs.cancel(run)).isTrue();

        assertThat(ledger.run(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(ledger.run(run).finishedAt()).isNotNull();
        assertThat(runs.cancel(run)).isFalse();
    }

    @Test
    void asksTheWorkerOfARunningRunToStop() {
        var hold = ledger.device("cpu-1", 1);
        var run = ledger.queue(Ledger.network(1)).id();
        transitions.claim(hold);

        assertThat(runs.cancel(run)).isTrue();
        assertThat(runs.cancel(run)).isTrue();

        assertThat(ledger.run(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(ledger.run(run).cancelRequested()).isTrue();
    }

    @Test
    void cancelsNothingThatHasEndedOrNeverWas() {
        var hold = ledger.device("cpu-1", 1);
        var run = ledger.queue(Ledger.network(1)).id();
        transitions.claim(hold);
        transitions.finish(run, hold);

        assertThat(runs.cancel(run)).isFalse();
        assertThat(runs.cancel(UUID.randomUUID())).isFalse();
        assertThat(ledger.run(run).cancelRequested()).isFalse();
    }

    /** The same network; dropout does not count. */
    private static NetworkSpec written(int i) {
        return NetworkJson.read("{\"preset\": \"hardnet-39ds\", \"dropout\": 0.0" + i + "}");
    }

    private static NewRun request(int network, String key, String digest) {
        return new NewRun(Ledger.network(network), settings(), null, null, List.of(), new NewRun.Once(key, digest));
    }

    private static RunSettings settings() {
        return new RunSettings(1, "fp32", "eager", 1, "quick");
    }

    private static <T> Set<T> atOnce(IntFunction<T> request) throws Exception {
        var start = new CyclicBarrier(AT_ONCE);
        List<Callable<T>> requests = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> (Callable<T>) () -> {
                    start.await();
                    return request.apply(i);
                })
                .toList();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            return pool.invokeAll(requests).stream()
                    .map(done -> done.resultNow())
                    .collect(Collectors.toSet());
        }
    }
}
