package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Ledger;
import dev.overtone.RunningServer;
import dev.overtone.notation.NetworkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that starts a bench as Nsight Compute does, on the processor for want of a card. */
class NsightComputeTests {

    @TempDir
    private Path folder;

    private final AtomicInteger forwards = new AtomicInteger();

    @Test
    void runsOneForwardInABenchOfItsOwn() throws IOException {
        Counters counters = ncu("""
                [ "$1" = --version ] && exit 0
                until [ "$1" = --log-file ]; do shift; done
                log="$2"
                shift 2
                "$@" || echo "==ERROR== The bench ended with $?" > "$log"
                cat >> "$log" <<'CSV'
                "ID","Kernel Name","Metric Name","Metric Unit","Metric Value"
                "0","sgemm","dram__bytes_read.sum","byte","1,000"
                "0","sgemm","dram__bytes_write.sum","byte","500"
                CSV
                """).count(forwards::incrementAndGet, 12);

        assertThat(counters.bytes()).as(counters.words()).isEqualTo(1_500);
        assertThat(counters.forwards()).isOne();
        assertThat(forwards).as("in the other process").hasValue(0);
    }

    @Test
    void saysWhyTheBenchUnderItFailed() throws IOException {
        Counters counters = ncu("""
                [ "$1" = --version ] && exit 0
                until [ "$1" = --log-file ]; do shift; done
                echo '==ERROR== ERR_NVGPUCTRPERM - No permission' > "$2"
                exit 1
                """).count(forwards::incrementAndGet, 12);

        assertThat(counters)
                .isEqualTo(Counters.none("Nsight Compute counted nothing: ERR_NVGPUCTRPERM - No permission"));
    }

    @Test
    void knowsWhetherItIsThere() throws IOException {
        assertThat(ncu("exit 0\n").support().usable()).isTrue();
        assertThat(ncu("exit 3\n").support().usable()).isFalse();
        var absent = new NsightCompute(folder.resolve("nowhere").toString(), null);
        assertThat(absent.support().words()).contains("not installed");
        assertThat(absent.count(forwards::incrementAndGet, 1))
                .isEqualTo(Counters.none(absent.support().words()));
    }

    private NsightCompute ncu(String script) throws IOException {
        Path program = folder.resolve("ncu");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var job = new BenchJob(
                List.of(NetworkJson.writeText(Ledger.network(1))),
                "cpu",
                1,
                "eager",
                1,
                "quick",
                RunningServer.LIBRARIES.toAbsolutePath().toString(),
                true);
        return new NsightCompute(program.toString(), job);
    }
}
