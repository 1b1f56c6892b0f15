package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the death of a bench means; the words are those that the JVM, C++ and libtorch were seen to say. */
class LastWordsTests {

    private final LastWords words = new LastWords();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            134 | NATIVE_CRASH  | Native code crashed the measuring process (SIGABRT).
            139 | NATIVE_CRASH  | Native code crashed the measuring process (SIGSEGV).
            136 | NATIVE_CRASH  | Native code crashed the measuring process (SIGFPE).
            137 | KILLED        | The measuring process was killed from outside.
            143 | KILLED        | The measuring process was told from outside to end.
            1   | BENCH_DIED    | The measuring process ended with exit code 1.""")
    void anExitCodeHasAMeaning(int exit, String code, String message) {
        var failure = words.explain(exit, Stages.WARMING, 0);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.stage()).isEqualTo(Stages.WARMING);
        assertThat(failure.message()).isEqualTo(message);
    }

    @Test
    void aKillWhileTheSystemKilledForMemoryIsThat() {
        assertThat(words.explain(137, Stages.MEASURING, 1).code()).isEqualTo("OUT_OF_MEMORY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            134 | terminate called after throwing an instance of 'std::bad_alloc'
            1   | # There is insufficient memory for the Java Runtime Environment to continue.
            1   | Could not reserve enough space for 2097152KB object heap""")
    void memoryThatRanOutIsToldByItsWords(int exit, String line) {
        words.add("something else");
        words.add(line);
        var failure = words.explain(exit, Stages.BUILDING, 0);
        assertThat(failure.code()).isEqualTo("OUT_OF_MEMORY");
        assertThat(failure.message()).isEqualTo("Memory ran out in the measuring process. It said: " + line);
    }

    @Test
    void aCrashIsToldFromTheReportOfTheJvm() {
        """
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007f2c7f4d2e30, pid=4711, tid=4712
        #
        # Problematic frame:
        # C  [libtorch_cpu.so+0x1a2b3c]  at::native::add+0x10
        #
        # An error report file with more information is saved as:
        # /home/somebody/.overtone/logs/crash-4711.log""".lines().forEach(words::add);
        assertThat(words.explain(134, Stages.MEASURING, 0).message())
                .isEqualTo("Native code crashed the measuring process (SIGSEGV in libtorch_cpu.so)."
                        + " The report is crash-4711.log in the logs folder.");
    }

    @Test
    void onlyTheNewestReportsAreKept(@TempDir Path logs) throws IOException {
        for (int number = 1; number <= 9; number++) {
            Path report = Files.writeString(logs.resolve("crash-" + number + ".log"), "");
            Files.setLastModifiedTime(report, FileTime.fromMillis(number * 1000L));
        }
        Files.writeString(logs.resolve("postgresql.log"), "");

        new CrashReports(logs).keepNewest();

        try (Stream<Path> left = Files.list(logs)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "crash-6.log", "crash-7.log", "crash-8.log", "crash-9.log", "postgresql.log");
        }
    }
}
