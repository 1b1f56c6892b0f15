package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code ncu --csv} prints, written after its manual; no card has run this. */
class NsightCsvTests {

    private static final String DETAILS = """
            ==PROF== Connected to process 4242 (/usr/lib/jvm/bin/java)
            ==PROF== Profiling "implicit_convolve_sgemm" - 0: 0%....50%....100% - 3 passes
            "ID","Process ID","Process Name","Host Name","Kernel Name","Context","Stream","Block Size","Grid Size","Device","CC","Section Name","Metric Name","Metric Unit","Metric Value"
            "0","4242","java","127.0.0.1","void cudnn::convolve<float, 128, 5>(int, ""x"")","1","7","(256, 1, 1)","(98, 1, 1)","0","8.0","Command line profiler metrics","dram__bytes_read.sum","byte","2,816,000"
            "0","4242","java","127.0.0.1","void cudnn::convolve<float, 128, 5>(int, ""x"")","1","7","(256, 1, 1)","(98, 1, 1)","0","8.0","Command line profiler metrics","dram__bytes_write.sum","byte","1,024"
            "1","4242","java","127.0.0.1","bn_fw_inf","1","7","(512, 1, 1)","(98, 1, 1)","0","8.0","Command line profiler metrics","dram__bytes_read.sum","Kbyte","4.50"
            "1","4242","java","127.0.0.1","bn_fw_inf","1","7","(512, 1, 1)","(98, 1, 1)","0","8.0","Command line profiler metrics","dram__bytes_write.sum","Mbyte","1.25"
            "1","4242","java","127.0.0.1","bn_fw_inf","1","7","(512, 1, 1)","(98, 1, 1)","0","8.0","Command line profiler metrics","gpu__time_duration.sum","nsecond","2,345"
            ==PROF== Disconnected from process 4242
            """;

    private static final String RAW = """
            ==PROF== Connected to process 4242
            "ID","Kernel Name","dram__bytes_read.sum","dram__bytes_write.sum","gpu__time_duration.sum"
            "","","Kbyte","byte","usecond"
            "0","implicit_convolve_sgemm","2,816.00","1,024","12.5"
            "1","bn_fw_inf","4.50","n/a","2.5"
            """;

    @Test
    void sumsTheBytesOfAllKernels() {
        assertThat(NsightCsv.bytes(DETAILS))
                .containsOnlyKeys("dram__bytes_read.sum", "dram__bytes_write.sum")
                .containsEntry("dram__bytes_read.sum", 2_816_000 + 4_500.0)
                .containsEntry("dram__bytes_write.sum", 1_024 + 1_250_000.0);
    }

    @Test
    void readsTheWideTableWithItsUnitsBelowTheHead() {
        assertThat(NsightCsv.bytes(RAW))
                .containsOnlyKeys("dram__bytes_read.sum", "dram__bytes_write.sum")
                .containsEntry("dram__bytes_read.sum", 2_820_500.0)
                .containsEntry("dram__bytes_write.sum", 1_024.0);
    }

    @Test
    void makesOneForwardsTrafficOfThem() {
        Counters counters = NsightCompute.counters(DETAILS);

        assertThat(counters.forwards()).isOne();
        assertThat(counters.bytes()).isEqualTo(2_820_500 + 1_251_024);
        assertThat(counters.words()).contains("no card has run this");
    }

    @Test
    void saysWhyNothingWasCounted() {
        Counters refused = NsightCompute.counters(
                "==ERROR== ERR_NVGPUCTRPERM - The user does not have permission to access NVIDIA GPU Performance Counters\n");

        assertThat(refused.forwards()).isZero();
        assertThat(refused.words())
                .isEqualTo(
                        "Nsight Compute counted nothing: ERR_NVGPUCTRPERM - The user does not have permission to access"
                                + " NVIDIA GPU Performance Counters");
        assertThat(NsightCompute.counters("").words()).isEqualTo("Nsight Compute counted nothing.");
        assertThat(NsightCsv.bytes("\"a\",\"b\"\n")).isEmpty();
    }

    @Test
    void saysWhatItWouldRun() {
        assertThat(String.join(" ", NsightCompute.command("ncu", Path.of("log.csv"))))
                .isEqualTo(
                        "ncu --csv --page details --print-units base --metrics dram__bytes_read.sum,dram__bytes_write.sum"
                                + " --profile-from-start off --target-processes application-only --log-file log.csv");
    }
}
