package dev.overtone.analysis.space;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Front.Objective;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Variants a second on one core: every total and the roofline of 1,215,000 networks, the different parts drawn anew each
 * time, and the exact front of latency, expressivity and (in the second) parameters.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
public class EnumerationBenchmark {

    private static final int VARIANTS = 1_215_000;

    private final HarDNetSpace space = EnumerationTests.reference();
    private final PaperCosting costing =
            new PaperCosting(Scenario.EAGER, Datasheets.find("jetson-nano").orElseThrow());

    @Benchmark
    @OperationsPerInvocation(VARIANTS)
    public Enumeration twoObjectives() {
        return enumerate(
                space,
                costing,
                List.of(Objective.of(Metric.MILLISECONDS), Objective.of(Metric.EXPRESSIVITY_WITH_RESOLUTION)),
                List.of());
    }

    @Benchmark
    @OperationsPerInvocation(VARIANTS)
    public Enumeration threeObjectives() {
        return enumerate(
                space,
                costing,
                List.of(
                        Objective.of(Metric.MILLISECONDS),
                        Objective.of(Metric.EXPRESSIVITY_WITH_RESOLUTION),
                        Objective.of(Metric.PARAMETERS)),
                List.of());
    }

    private static Enumeration enumerate(
            HarDNetSpace space, Costing costing, List<Objective> objectives, List<Enumeration.Bound> bounds) {
        return Enumeration.of(space, costing, objectives, bounds, System.nanoTime() + 600_000_000_000L);
    }
}
