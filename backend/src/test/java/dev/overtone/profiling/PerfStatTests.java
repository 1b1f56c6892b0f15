package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What perf prints: recorded where a virtual machine hides the counters, the rest as perf-stat(1) describes it. */
class PerfStatTests {

    /** perf 6.1.187 on Linux 6.18, AMD EPYC under a hypervisor. */
    private static final String HIDDEN = """
            <not supported>,,cycles,0,100.00,,
            <not supported>,,instructions,0,100.00,,
            <not supported>,,LLC-loads,0,100.00,,
            <not supported>,,LLC-load-misses,0,100.00,,
            <not supported>,,LLC-store-misses,0,100.00,,
            <not supported>,,cache-misses,0,100.00,,
            0.94,msec,task-clock,939230,100.00,0.007,CPUs utilized
            78,,page-faults,939230,100.00,83.047,K/sec
            """;

    private static final String INTEL = """
            # started on Tue Nov 24 12:00:00 2026

            26124589012,,cycles:u,10012345678,83.33,,
            61034567890,,instructions:u,10012345678,83.34,2.34,insn per cycle
            182345678,,LLC-loads:u,10012345678,83.33,,
            10000000,,LLC-load-misses:u,10012345678,50.00,5.48,of all LL-cache accesses
            2000000,,LLC-store-misses:u,10012345678,83.33,,
            <not counted>,,cache-misses:u,0,0.00,,
            """;

    private static final String CONTROLLERS = """
            1024.50,MiB,uncore_imc/cas_count_read/,10012345678,100.00,,
            512.25,MiB,uncore_imc/cas_count_write/,10012345678,100.00,,
            """;

    private static final String UMC = """
            16000000,,umc_cas_cmd.rd,10012345678,100.00,,
            4000000,,umc_cas_cmd.wr,10012345678,100.00,,
            """;

    private static final String REFUSED = """
            Error:
            Access to performance monitoring and observability operations is limited.
            Consider adjusting /proc/sys/kernel/perf_event_paranoid setting to open
            """;

    @Test
    void readsValuesUnitsAndShares() {
        PerfStat stat = PerfStat.parse(INTEL);

        assertThat(stat.other()).isEmpty();
        assertThat(stat.lines()).hasSize(6);
        assertThat(stat.counted("LLC-load-misses"))
                .hasValue(new PerfStat.Line("LLC-load-misses", 10_000_000.0, "", 0.5));
        assertThat(stat.counted("cache-misses")).isEmpty();
        assertThat(PerfStat.parse(CONTROLLERS).lines().getFirst())
                .isEqualTo(new PerfStat.Line("uncore_imc/cas_count_read/", 1024.5, "MiB", 1));
    }

    @Test
    void tellsComplaintsFromCounts() {
        PerfStat stat = PerfStat.parse(REFUSED + "1,2,3\n1,x,y,z,not a share,\n");

        assertThat(stat.lines()).isEmpty();
        assertThat(stat.other())
                .startsWith("Error:", "Access to performance monitoring and observability operations is limited.")
                .endsWith("1,2,3", "1,x,y,z,not a share,");
    }

    @Test
    void saysThatAMachineHidesItsCounters() {
        Counters counters = Perf.counters(
                PerfStat.parse(
                        HIDDEN.lines().filter(line -> line.startsWith("<")).reduce("", (a, b) -> a + b + "\n")),
                null,
                10);

        assertThat(counters.forwards()).isZero();
        assertThat(counters.events()).isEmpty();
        assertThat(counters.bytes()).isNull();
        assertThat(counters.words()).contains("virtual machine");
    }

    @Test
    void takesMissesOfTheLastCacheForBytesOfOneForward() {
        Counters counters = Perf.counters(PerfStat.parse(INTEL), null, 10);

        assertThat(counters.forwards()).isEqualTo(10);
        assertThat(counters.events())
                .extracting(Counters.Event::name)
                .containsExactly("cycles", "instructions", "LLC-loads", "LLC-load-misses", "LLC-store-misses");
        assertThat(counters.events().getFirst().perForward()).isEqualTo(2_612_458_901.2, within(0.01));
        assertThat(counters.events().getFirst().share()).isEqualTo(0.8333, within(1e-9));
        assertThat(counters.bytes()).isEqualTo(64 * 12_000_000 / 10);
        assertThat(counters.words()).contains("last-level cache × 64", "loads and stores", "not among them");
    }

    @Test
    void saysWhatOtherMissesStandFor() {
        Counters onlyLoads = Perf.counters(PerfStat.parse("500,,LLC-load-misses,1,100.00,,"), null, 5);
        Counters amd = Perf.counters(PerfStat.parse("500,,cycles,1,100.00,,\n50,,cache-misses,1,100.00,,"), null, 5);
        Counters none = Perf.counters(PerfStat.parse("500,,cycles,1,100.00,,"), null, 5);

        assertThat(onlyLoads.bytes()).isEqualTo(6_400);
        assertThat(onlyLoads.words()).contains("loads only");
        assertThat(amd.bytes()).isEqualTo(640);
        assertThat(amd.words()).contains("on AMD's, the L2");
        assertThat(none.bytes()).isNull();
        assertThat(none.events()).hasSize(1);
    }

    @Test
    void believesTheMemoryControllersFirst() {
        Counters mebibytes = Perf.counters(PerfStat.parse(INTEL), PerfStat.parse(CONTROLLERS), 3);
        Counters lines = Perf.counters(PerfStat.parse(INTEL), PerfStat.parse(UMC), 4);
        Counters forbidden = Perf.counters(PerfStat.parse(INTEL), PerfStat.parse(REFUSED), 10);

        assertThat(mebibytes.bytes()).isEqualTo(Math.round(1536.75 * (1 << 20) / 3));
        assertThat(mebibytes.words()).contains("whole machine");
        assertThat(mebibytes.events()).extracting(Counters.Event::unit).contains("MiB");
        assertThat(lines.bytes()).isEqualTo(20_000_000L * 64 / 4);
        assertThat(forbidden.bytes()).isEqualTo(64 * 12_000_000 / 10);
        assertThat(List.of(mebibytes.forwards(), lines.forwards())).containsExactly(3, 4);
    }
}
