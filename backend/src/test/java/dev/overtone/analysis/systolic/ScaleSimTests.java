package dev.overtone.analysis.systolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every figure of SCALE-Sim's own reports: integers to the word and cycle, shares to what a double holds. */
class ScaleSimTests {

    private static int rows;
    private static long nanoseconds;

    @AfterAll
    static void printsHowLongTheModelTook() {
        System.out.printf(
                "SCALE-Sim rows compared: %,d, counted in %,d ms of CPU time%n", rows, nanoseconds / 1_000_000);
        assertThat(rows).isEqualTo(90 + 91);
    }

    static Stream<Named<JsonNode>> rows() {
        return Stream.of("scalesim.json", "scalesim-edges.json")
                .flatMap(file -> load(file).get("rows").valueStream())
                .map(row -> Named.of(name(row), row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesTheSameFigures(JsonNode row) {
        SystolicCost cost = cost(convolution(row), array(row));
        assertThat(integers(cost)).as(name(row)).isEqualTo(integers(row));
        assertShare(cost.utilisation(), row.get("overall_util_pct"));
        assertShare(cost.mappingEfficiency(), row.get("mapping_eff_pct"));
        assertShare(cost.computeUtilisation(), row.get("compute_util_pct"));
    }

    private static SystolicCost cost(Convolution layer, SystolicArray array) {
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        SystolicCost cost = SystolicCost.of(layer, array);
        nanoseconds += thread.getCurrentThreadCpuTime() - before;
        rows++;
        return cost;
    }

    private static void assertShare(double share, JsonNode percent) {
        assertThat(100 * share).isCloseTo(percent.doubleValue(), within(1e-9));
    }

    private static List<String> integers(SystolicCost cost) {
        return List.of(
                "cycles " + cost.cycles(),
                "with transfers " + cost.cyclesWithTransfers(),
                "sram ifmap " + cost.sram().ifmapReads(),
                "sram filter " + cost.sram().filterReads(),
                "sram ofmap " + cost.sram().ofmapWrites(),
                "dram ifmap " + cost.dram().ifmapReads(),
                "dram filter " + cost.dram().filterReads(),
                "dram ofmap " + cost.dram().ofmapWrites());
    }

    private static List<String> integers(JsonNode row) {
        JsonNode sram = row.get("sram");
        JsonNode dram = row.get("dram");
        return List.of(
                "cycles " + whole(row.get("compute_cycles")),
                "with transfers " + whole(row.get("total_cycles_incl_prefetch")),
                "sram ifmap " + whole(sram.get("ifmap_reads")),
                "sram filter " + whole(sram.get("filter_reads")),
                "sram ofmap " + whole(sram.get("ofmap_writes")),
                "dram ifmap " + whole(dram.get("ifmap_reads")),
                "dram filter " + whole(dram.get("filter_reads")),
                "dram ofmap " + whole(dram.get("ofmap_writes")));
    }

    private static long whole(JsonNode number) {
        return (long) number.doubleValue();
    }

    /** From SCALE-Sim's own line: name, height and width of map and filter, channels, filters, stride. */
    private static Convolution convolution(JsonNode row) {
        int[] sizes = Arrays.stream(row.get("topology_row").stringValue().split(","))
                .skip(1)
                .mapToInt(Integer::parseInt)
                .toArray();
        int kernel = sizes[2];
        int stride = sizes[6];
        return new Convolution(
                (sizes[0] - kernel) / stride + 1,
                (sizes[1] - kernel) / stride + 1,
                kernel,
                stride,
                sizes[4],
                sizes[5],
                1);
    }

    private static SystolicArray array(JsonNode row) {
        JsonNode sram = row.get("sram_kb");
        return new SystolicArray(
                row.get("array").get(0).intValue(),
                row.get("array").get(1).intValue(),
                Dataflow.of(row.get("dataflow").stringValue()),
                new SystolicArray.Sram(
                        sram.get(0).intValue(),
                        sram.get(1).intValue(),
                        sram.get(2).intValue()));
    }

    private static String name(JsonNode row) {
        return row.get("topology_row").stringValue() + " " + row.get("dataflow").stringValue() + " " + row.get("array")
                + " " + row.get("sram_kb") + " kB";
    }

    private static JsonNode load(String file) {
        try (InputStream in = ScaleSimTests.class.getResourceAsStream("/reference/" + file)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
