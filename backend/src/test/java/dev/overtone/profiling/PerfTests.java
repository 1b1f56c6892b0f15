package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that behave as perf does: counting while their command lives, absent, refused, without a processor's help. */
class PerfTests {

    private static final String REFUSAL =
            "echo 'Error:' >&2\necho 'Access to performance monitoring is limited.' >&2\nexit 255\n";

    @TempDir
    private Path folder;

    private final AtomicInteger forwards = new AtomicInteger();

    @Test
    void countsWhileTheForwardsRun() throws IOException {
        Counters counters = perf("""
                shift 7
                "$@"
                echo '4000,,cycles:u,10,100.00,,' >&2
                echo '100,,LLC-load-misses:u,10,100.00,,' >&2
                """).count(forwards::incrementAndGet, 4);

        assertThat(forwards).hasValue(4);
        assertThat(counters.forwards()).isEqualTo(4);
        assertThat(counters.bytes()).isEqualTo(64 * 100 / 4);
    }

    @Test
    void asksTheMemoryControllersOfTheWholeMachineToo() throws IOException {
        Files.createDirectories(folder.resolve("uncore_imc_0/events"));
        Files.createFile(folder.resolve("uncore_imc_0/events/cas_count_read"));

        Counters counters = perf("""
                events="$4"
                case "$5" in
                    -a) shift 6; "$@" ;;
                    *) shift 7; "$@" ;;
                esac
                case "$events" in
                    uncore_imc/cas_count_read/,uncore_imc/cas_count_write/)
                        echo '8,MiB,uncore_imc/cas_count_read/,10,100.00,,' >&2 ;;
                    *) echo '4000,,cycles,10,100.00,,' >&2 ;;
                esac
                """).count(forwards::incrementAndGet, 2);

        assertThat(counters.bytes()).isEqualTo(4 << 20);
        assertThat(counters.events())
                .extracting(Counters.Event::name)
                .containsExactly("cycles", "uncore_imc/cas_count_read/");
    }

    @Test
    void saysWhyThereAreNone() throws IOException {
        var absent = new Perf(folder.resolve("nowhere").toString(), folder);

        assertThat(absent.support()).isEqualTo(new CounterSupport(false, "perf is not installed on this machine."));
        assertThat(absent.count(forwards::incrementAndGet, 3))
                .isEqualTo(Counters.none(absent.support().words()));
        assertThat(perf(REFUSAL).count(forwards::incrementAndGet, 3).words())
                .contains("perf_event_paranoid is", "Access to performance monitoring is limited.");
        assertThat(perf(REFUSAL).support().usable()).isFalse();
        assertThat(forwards).as("nothing is run that nobody counts").hasValue(0);
    }

    @Test
    void tellsWhichEventsThereAre() throws IOException {
        CounterSupport support = perf("""
                shift 7
                "$@"
                echo '4000,,cycles:u,10,100.00,,' >&2
                echo '<not supported>,,LLC-load-misses:u,0,100.00,,' >&2
                """).support();

        assertThat(support).isEqualTo(new CounterSupport(true, "perf counts cycles."));
    }

    /** Whatever machine this is, it ends and says something. */
    @Test
    void comesBackFromTheRealOne() {
        Counters counters = new Perf().count(forwards::incrementAndGet, 2);

        assertThat(counters.words()).isNotEmpty();
        assertThat(counters.forwards()).isIn(0, 2);
        assertThat(new Perf().support().usable()).isEqualTo(counters.forwards() == 2);
    }

    /** {@code perf stat -x, -e EVENTS -p PID -- cat}, or with {@code -a} in the place of the process. */
    private Perf perf(String script) throws IOException {
        Path program = folder.resolve("perf-" + forwards.hashCode() + script.hashCode());
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Perf(program.toString(), folder);
    }
}
