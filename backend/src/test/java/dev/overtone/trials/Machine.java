package dev.overtone.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an operating system lets its administrator do to a process: signals, limits, full disks. */
final class Machine {

    private Machine() {}

    /** Ends well, or says why not. */
    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }

    /** Whether this process may do that here; a reason to leave a case out, never to let it pass. */
    static boolean allows(String... command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void signal(ProcessHandle process, String signal) throws IOException {
        run("kill", "-" + signal, Long.toString(process.pid()));
    }

    /** @param resource as {@code prlimit} names it: {@code as}, {@code core} */
    static void limit(ProcessHandle process, String resource, String most) throws IOException {
        run("prlimit", "--pid", Long.toString(process.pid()), "--" + resource + "=" + most);
    }

    /** One figure of {@code /proc/PID/status}, in bytes. */
    static long bytes(ProcessHandle process, String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
