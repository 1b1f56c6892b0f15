package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A measuring process runs forwards for minutes: native memory, which no garbage collector bounds, must stay. */
class LeakTests {

    private static final int FORWARDS = 1_000;
    private static final int BATCH = 4;

    /** What the Java heap may do meanwhile; the smallest map forgotten in each forward would be 49 MB. */
    private static final long TOLERATED_BYTES = 32 << 20;

    private static final HarDNet SPEC = new HarDNet(
            new Shape(3, 64, 64),
            false,
            1.7,
            new HarDNet.Stem(8, 16),
            List.of(new HarDBlock(8, 8, 32, true), new HarDBlock(10, 4, 48, false)),
            false,
            0.1,
            10);

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThousandForwardsLeaveMemoryAsItWas() throws IOException {
        try (CompiledNetwork network = Torch.runtime().compile(SPEC.graph(), Torch.cpu());
                Inference inference = network.inference(BATCH)) {
            run(inference, FORWARDS);
            int arrays = network.manager().getManagedArrays().size();
            long before = residentBytes();
            run(inference, FORWARDS);
            long growth = residentBytes() - before;
            System.out.printf("Resident memory after %,d more forwards: %+,d bytes%n", FORWARDS, growth);
            assertThat(network.manager().getManagedArrays()).hasSize(arrays);
            assertThat(growth).isLessThan(TOLERATED_BYTES);
        }
    }

    /** One map of the stem for each forward, 262 MB in all, is far above what the test tolerates. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void oneForgottenMapInEachForwardWouldShow() throws IOException {
        try (CompiledNetwork network = Torch.runtime().compile(SPEC.graph(), Torch.cpu());
                Inference inference = network.inference(BATCH)) {
            int last = Subgraph.end(SPEC.graph(), "base.1");
            List<NDArray> forgotten = new ArrayList<>();
            network.block().observe((node, value) -> {
                if (node == last) {
                    forgotten.add(network.manager().zeros(value.getShape()).add(1));
                }
            });
            run(inference, FORWARDS);
            long before = residentBytes();
            run(inference, FORWARDS);
            assertThat(residentBytes() - before).isGreaterThan(TOLERATED_BYTES);
            forgotten.forEach(NDArray::close);
        }
    }

    @Test
    void valuesDieAfterTheirLastReader() {
        HarDNet spec = HarDNet.hardnet68();
        long[] peak = new long[1];
        long[] sum = new long[1];
        try (CompiledNetwork network = Torch.runtime().compile(spec.graph(), Torch.cpu());
                Inference inference = network.inference(1)) {
            network.block().observe((_, value) -> {
                long alive = value.getManager().getManagedArrays().stream()
                        .mapToLong(NDArray::size)
                        .sum();
                peak[0] = Math.max(peak[0], alive);
                sum[0] += value.size();
            });
            inference.forward();
        }
        System.out.printf("HarDNet-68: %,d elements alive at most, of %,d computed%n", peak[0], sum[0]);
        assertThat(peak[0]).isLessThan(sum[0] / 10);
    }

    private static void run(Inference inference, int forwards) {
        for (int i = 0; i < forwards; i++) {
            inference.forward();
        }
    }

    private static long residentBytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
