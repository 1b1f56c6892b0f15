package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceHoldTests {

    @TempDir
    private Path folder;

    /** Takes the hold and says so, then waits to be killed. */
    public static void main(String[] args) throws Exception {
        try (var _ = DeviceHold.of(Path.of(args[0]), args[1])) {
            System.out.println("held");
            Thread.sleep(60_000);
        }
    }

    @Test
    void theNextWaitsUntilTheFirstIsDead() throws Exception {
        Process first = holder("cuda:0");
        Process second = null;
        try (BufferedReader told = first.inputReader()) {
            assertThat(told.readLine()).isEqualTo("held");
            second = holder("cuda:0");
            Process other = holder("cpu");
            assertThat(other.inputReader().readLine())
                    .as("another device is free")
                    .isEqualTo("held");
            other.destroyForcibly();
            assertThat(second.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(second.inputReader().ready()).isFalse();
            assertThat(DeviceHold.ifFree(folder, "cuda:0")).isNull();

            first.toHandle().destroyForcibly();
            assertThat(second.inputReader().readLine()).isEqualTo("held");
        } finally {
            first.destroyForcibly();
            if (second != null) {
                second.destroyForcibly();
            }
        }
    }

    @Test
    void aFreeDeviceIsHeldAtOnce() throws IOException {
        try (DeviceHold hold = DeviceHold.ifFree(folder, "cpu")) {
            assertThat(hold).isNotNull();
        }
        try (DeviceHold again = DeviceHold.ifFree(folder, "cpu")) {
            assertThat(again).isNotNull();
        }
    }

    private Process holder(String device) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeviceHoldTests.class.getName(),
                        folder.toString(),
                        device)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
