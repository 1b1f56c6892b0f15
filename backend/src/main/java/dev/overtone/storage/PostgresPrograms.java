package dev.overtone.storage;

import static dev.overtone.storage.StorageException.reason;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own programs, unpacked, and how this process runs them. */
record PostgresPrograms(Path folder) {

    /** What a program said, and the status it ended with. */
    record Result(int status, String output) {}

    Result run(Path directory, String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (processUser() == 0 || System.getProperty("user.name").equals("?")) {
            // PostgreSQL refuses to run as root, or as a user the system has no name for. In a user namespace of its
            // own it sees an ordinary user, while the files stay ours.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);

        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var _ = process.onExit().orTimeout(10, TimeUnit.MINUTES).exceptionally(_ -> process.destroyForcibly());
            var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            // It has closed its output and ends now. A thread that waits without limit is one that Spring, told to end
            // meanwhile, takes for stuck: the server that was just started would be left behind.
            var ended = process.waitFor(1, TimeUnit.MINUTES);
            var status = ended ? process.exitValue() : process.destroyForcibly().waitFor();
            if (output.startsWith("unshare: failed to execute")) {
                throw cannotRun(program, output, null);
            }
            if (output.startsWith("unshare:")) {
                throw userIsRefused(output, null);
            }
            return new Result(status, output);
        } catch (IOException e) {
            if (command.getFirst().equals("unshare")) {
                throw userIsRefused(reason(e), e);
            }
            throw cannotRun(program, reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException(
                    "Overtone was interrupted while it ran PostgreSQL's " + program + ".", "Start it again.", e);
        }
    }

    static long processUser() {
        return new UnixSystem().getUid();
    }

    private static EmbeddedPostgresException cannotRun(String program, String reason, @Nullable Throwable cause) {
        return new EmbeddedPostgresException(
                "PostgreSQL's %s cannot be run (%s).".formatted(program, reason),
                "Name a folder that programs may be run from with OVERTONE_HOME, or a PostgreSQL server of your own"
                        + " with SPRING_DATASOURCE_URL.",
                cause);
    }

    private static EmbeddedPostgresException userIsRefused(String reason, @Nullable Throwable cause) {
        return new EmbeddedPostgresException(
                "PostgreSQL runs neither as root nor as a user without a name, and this system refuses the"
                        + " user namespace that would help (" + reason + ").",
                "Run Overtone as an ordinary user, or name a PostgreSQL server of your own with SPRING_DATASOURCE_URL.",
                cause);
    }
}
