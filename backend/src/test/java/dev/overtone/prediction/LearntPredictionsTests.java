package dev.overtone.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.Observation;
import dev.overtone.profiling.ObservationQuery;
import dev.overtone.profiling.Observations;
import dev.overtone.profiling.ObservedContext;
import dev.overtone.profiling.Verdict;
import dev.overtone.trials.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When it learns, and that nobody waits for it who did not ask to. */
class LearntPredictionsTests {

    private static final LatencyContext CONTEXT = new LatencyContext("p1", "eager", "fp32", 1, 1);

    private final Stored stored = new Stored();
    private final LearntPredictions predictions = new LearntPredictions(stored);
    private List<Timings.Timing> timings = List.of();

    @BeforeEach
    void reads() throws IOException {
        timings = Timings.read(Path.of("src/test/resources/prediction/eager-80.csv"));
    }

    @Test
    void saysHowManyNetworksAreMissing() {
        assertThat(predictions.latest(CONTEXT)).isEqualTo(new Outlook.TooFew(0, 9));
        measure(0, 8);
        measure(0, 8);
        assertThat(predictions.latest(CONTEXT)).isEqualTo(new Outlook.TooFew(8, 1));
        measure(8, 9);
        assertThat(predictions.latest(CONTEXT)).isInstanceOf(Fitted.class);
    }

    @Test
    void learnsAgainOnlyWhenSomethingNewWasMeasured() {
        measure(0, 12);
        Outlook first = predictions.latest(CONTEXT);
        assertThat(predictions.latest(CONTEXT)).isSameAs(first);
        assertThat(stored.readings).isOne();
        measure(12, 13);
        assertThat(predictions.latest(CONTEXT))
                .isNotSameAs(first)
                .satisfies(outlook -> assertThat(((Fitted) outlook).networks()).isEqualTo(13));
        assertThat(stored.readings).isEqualTo(2);
    }

    @Test
    @Timeout(30)
    void answersWithWhatIsKnownWhileItLearns() throws InterruptedException {
        measure(0, 12);
        stored.slow = new CountDownLatch(1);
        long began = System.nanoTime();
        assertThat(predictions.now(CONTEXT)).isEqualTo(new Outlook.NotYet());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        stored.slow.countDown();
        Outlook known = predictions.latest(CONTEXT);
        assertThat(known).isInstanceOf(Fitted.class);
        assertThat(predictions.now(CONTEXT)).isSameAs(known);
    }

    @Test
    void tellsWhoWaitsWhyItCannotLearn() {
        measure(0, 12);
        stored.broken = new IllegalStateException("The database does not answer.");
        assertThatThrownBy(() -> predictions.latest(CONTEXT)).isSameAs(stored.broken);
        assertThat(predictions.now(CONTEXT)).isEqualTo(new Outlook.NotYet());
        stored.broken = null;
        assertThat(predictions.latest(CONTEXT)).isInstanceOf(Fitted.class);
    }

    @Test
    void forgetsContextsThatNobodyMeasuredFirst() {
        measure(0, 12);
        Outlook known = predictions.latest(CONTEXT);
        for (int batch = 2; batch < 300; batch++) {
            predictions.latest(new LatencyContext("p1", "eager", "fp32", 1, batch));
        }
        assertThat(predictions.latest(CONTEXT)).isSameAs(known);
    }

    private void measure(int from, int to) {
        for (var timing : timings.subList(from, to)) {
            stored.runs.add(new Observation(
                    UUID.randomUUID(),
                    "f" + timings.indexOf(timing),
                    "network",
                    timing.network(),
                    CONTEXT,
                    "quick",
                    timing.milliseconds(),
                    1,
                    Verdict.STABLE,
                    Instant.ofEpochSecond(stored.runs.size())));
        }
    }

    /** What a database would hold. */
    private static final class Stored implements Observations {

        private final List<Observation> runs = new ArrayList<>();
        private CountDownLatch slow = new CountDownLatch(0);
        private @Nullable RuntimeException broken;
        private int readings;

        @Override
        public List<Observation> find(ObservationQuery query) {
            try {
                assertThat(slow.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            readings++;
            return List.copyOf(runs);
        }

        @Override
        public List<ObservedContext> contexts() {
            return context(CONTEXT).stream().toList();
        }

        @Override
        public Optional<ObservedContext> context(LatencyContext context) {
            if (broken != null) {
                throw broken;
            }
            if (runs.isEmpty() || !context.equals(CONTEXT)) {
                return Optional.empty();
            }
            return Optional.of(new ObservedContext(
                    context, "A processor", 1, runs.size(), runs.getLast().finishedAt()));
        }
    }
}
