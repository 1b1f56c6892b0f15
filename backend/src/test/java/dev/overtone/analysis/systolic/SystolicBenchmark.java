package dev.overtone.analysis.systolic;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long HarDNet-68 takes on one array, as a page that asks for it waits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SystolicBenchmark {

    @Param
    private Dataflow dataflow = Dataflow.WEIGHT_STATIONARY;

    @Param({"8", "32", "128"})
    private int side;

    @Param({"16", "64", "256"})
    private int kilobytes;

    private final Analysis analysis = Analysis.of(HarDNet.hardnet68().graph());

    @Benchmark
    public SystolicReport report() {
        var sram = new SystolicArray.Sram(kilobytes, kilobytes, kilobytes);
        return SystolicReport.of(analysis, new SystolicArray(side, side, dataflow, sram));
    }
}
