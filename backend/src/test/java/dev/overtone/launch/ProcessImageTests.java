package dev.overtone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessImageTests {

    @Test
    void becomesTheOtherProgramUnderItsOwnNumber() throws IOException, InterruptedException {
        Process process = start("/bin/sh", "-c", "echo $$ \"$0\" \"$1\"", "first one", "ünicode");

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).isEqualTo(process.pid() + " first one ünicode\n");
    }

    @Test
    void goesOnWhereThereIsNoSuchProgram() throws IOException, InterruptedException {
        Process process = start("/nowhere/java");

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).isEqualTo("still here\n");
    }

    private static Process start(String... program) throws IOException {
        var command = new java.util.ArrayList<>(List.of(
                PreparedLaunch.java(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Replaced.class.getName()));
        command.addAll(List.of(program));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Replaces itself by its arguments. */
    static final class Replaced {

        public static void main(String[] arguments) {
            ProcessImage.replace(List.of(arguments));
            System.out.println("still here");
        }
    }
}
