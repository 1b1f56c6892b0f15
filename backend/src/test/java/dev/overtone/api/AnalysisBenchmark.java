package dev.overtone.api;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.systolic.Dataflow;
import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/** Full analyses a second on one core, of random networks of HarDNet-68's size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AnalysisBenchmark {

    private static final int[] DEPTHS = {8, 16, 16, 16, 4};
    private static final int VARIANTS = 1024;
    private static final SystolicArray ARRAY =
            new SystolicArray(32, 32, Dataflow.WEIGHT_STATIONARY, new SystolicArray.Sram(64, 64, 64));
    private static final PaperCosting COSTING =
            new PaperCosting(Scenario.EAGER, Datasheets.all().getFirst());

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final List<HarDNet> specs = new ArrayList<>();
    private int next;

    @Setup
    public void drawVariants() {
        var random = new Random(68);
        for (int i = 0; i < VARIANTS; i++) {
            specs.add(variant(random));
        }
    }

    /** Spec to graph to rows and totals; the spec itself is made anew each time, as a request's is. */
    @Benchmark
    public Analysis analysis() {
        HarDNet spec = next();
        NetworkSpec fresh = new HarDNet(
                spec.input(),
                spec.depthwise(),
                spec.multiplier(),
                spec.stem(),
                spec.blocks(),
                spec.keepBase(),
                spec.dropout(),
                spec.classes());
        return Analysis.of(fresh.graph());
    }

    /** The same through to the text of the API's answer, fingerprint and name included. */
    @Benchmark
    public byte[] response() {
        HarDNet network = next();
        return mapper.writeValueAsBytes(
                AnalysisResponse.of(network, Analysis.of(network.graph()), Set.of(), COSTING, ARRAY));
    }

    private HarDNet next() {
        return specs.get(next++ & (VARIANTS - 1));
    }

    private static HarDNet variant(Random random) {
        List<HarDBlock> blocks = new ArrayList<>();
        for (int i = 0; i < DEPTHS.length; i++) {
            blocks.add(
                    new HarDBlock(8 + random.nextInt(160), DEPTHS[i], 64 * (1 + random.nextInt(16)), i != 1 && i != 4));
        }
        int size = 32 * (4 + random.nextInt(8));
        return new HarDNet(
                new Shape(3, size, size),
                false,
                1.4 + random.nextInt(7) / 10.0,
                new HarDNet.Stem(32, 64),
                blocks,
                false,
                0.1,
                1000);
    }
}
