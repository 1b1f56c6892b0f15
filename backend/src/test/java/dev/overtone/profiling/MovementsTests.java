package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.NewRun;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Runs;
import dev.overtone.tracking.Visible;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MovementsTests {

    private static final RunSettings SETTINGS = new RunSettings(1, "fp32", "eager", 1, "quick");

    @Autowired
    private Measurements measurements;

    @Autowired
    private Profiler profiler;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Runs runs;

    @Autowired
    private Ledger ledger;

    private Hold hold;
    private SplittableRandom random;
    private double spread = 0.01;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        hold = ledger.device("cpu-1", 1);
        random = new SplittableRandom(3);
    }

    @Test
    void tellsThatALatencyMovedAndWhatWasUpdated() {
        UUID before = measure(10, "2.7.0");
        UUID after = measure(10.7, "2.7.1");

        assertThat(moved(before)).isNull();
        Movement movement = Objects.requireNonNull(moved(after));
        assertThat(movement.against()).isEqualTo(before);
        assertThat(movement.ratio()).isBetween(1.06, 1.08);
        assertThat(movement.interval().contains(1.07)).isTrue();
        assertThat(movement.changed()).containsExactly(new FactDifference("libtorch", "2.7.0", "2.7.1"));
        assertThat(movement.words()).matches("Slower by [67]\\.\\d %");
        assertThat(movement.update()).isEqualTo("libtorch 2.7.0 → 2.7.1");
        assertThat(profiler.moved(Visible.EVERYTHING, 5))
                .extracting(run -> run.run().id())
                .containsExactly(after);
        assertThat(profiler.list(movedOnly()).items())
                .extracting(run -> run.run().id())
                .containsExactly(after);
    }

    @Test
    void saysNothingWithoutAnUpdateHoweverItMoved() {
        measure(10, "2.7.0");
        assertThat(moved(measure(12, "2.7.0"))).isNull();
    }

    @Test
    void saysNothingOfAStepTooSmallToBeOfTheSoftware() {
        measure(10, "2.7.0");
        assertThat(moved(measure(10.1, "2.7.1"))).isNull();
    }

    @Test
    void saysNothingOfARunThatIsNotStable() {
        measure(10, "2.7.0");
        spread = 0.3;
        assertThat(moved(measure(20, "2.7.1"))).isNull();
    }

    @Test
    void asksEachOfTheLastRunsBeforeTheUpdate() {
        measure(10, "2.7.0");
        measure(10.8, "2.7.0");
        measure(10, "2.7.0");
        assertThat(moved(measure(10.8, "2.7.1"))).as("one of three was as slow").isNull();
        assertThat(moved(measure(9.5, "2.7.1"))).isNotNull();
    }

    @Test
    void holdsEveryRunSinceTheUpdateAgainstThoseBeforeIt() {
        UUID before = measure(10, "2.7.0");
        measure(11, "2.7.1");
        UUID second = measure(11, "2.7.1");
        assertThat(moved(second)).isNotNull().extracting(Movement::against).isEqualTo(before);
        assertThat(profiler.moved(Visible.EVERYTHING, 5))
                .as("one of each kind")
                .singleElement()
                .satisfies(run -> assertThat(run.run().id()).isEqualTo(second));
    }

    @Test
    void forgetsAMovementThatWasUndone() {
        measure(10, "2.7.0");
        measure(11, "2.7.1");
        UUID back = measure(10, "2.7.2");
        assertThat(moved(back))
                .isNotNull()
                .satisfies(movement -> assertThat(movement.words()).startsWith("Faster"));
        measure(10, "2.7.2");
        measure(10, "2.7.3");
        assertThat(profiler.moved(Visible.EVERYTHING, 5)).isEmpty();
    }

    @Test
    void comparesOnlyRunsOfOneKind() {
        measure(10, "2.7.0");
        assertThat(moved(measure(20, "2.7.1", new RunSettings(1, "fp32", "eager", 2, "quick"), 1)))
                .isNull();
        assertThat(moved(measure(20, "2.7.1", new RunSettings(8, "fp32", "eager", 1, "quick"), 1)))
                .isNull();
        assertThat(moved(measure(20, "2.7.1", SETTINGS, 2))).isNull();
        assertThat(moved(measure(20, "2.7.1", new RunSettings(1, "fp32", "eager", 1, "standard"), 1)))
                .as("the protocol is how long it is measured, not what")
                .isNotNull();
    }

    private static RunQuery movedOnly() {
        return new RunQuery(null, null, null, RunQuery.Order.CREATED_AT, true, 10, null, true);
    }

    private @Nullable Movement moved(UUID run) {
        return profiler.find(run).orElseThrow().moved();
    }

    private UUID measure(double milliseconds, String libtorch) {
        return measure(milliseconds, libtorch, SETTINGS, 1);
    }

    private UUID measure(double milliseconds, String libtorch, RunSettings settings, int network) {
        runs.queue(new NewRun(Ledger.network(network), settings, null, null, List.of(), null));
        UUID id = transitions.claim(hold).orElseThrow().id();
        double[] values = new double[400];
        Arrays.setAll(values, _ -> milliseconds * (1 + spread * random.nextGaussian()));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("libtorch", libtorch);
        environment.put("load average before", Double.toString(random.nextDouble()));
        var numerics = new NumericsCheck(List.of(0.1), 1.5, 2.5, 1, null, null);
        measurements.keep(
                id,
                hold,
                new BenchEvent.Result(
                        values,
                        new Measurement.Warmup(20, 210.5),
                        1 << 20,
                        environment,
                        numerics,
                        MeasurementsTests.anatomy()),
                settings.batchSize());
        return id;
    }
}
