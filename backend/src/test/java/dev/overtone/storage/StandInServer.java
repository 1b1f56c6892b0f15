package dev.overtone.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, without Spring, for tests to meet and to kill: a claimed home and its database. */
final class StandInServer implements AutoCloseable {

    private static final String READY = "ready ";

    private final Process process;
    private final String url;

    private StandInServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static StandInServer on(Path home, Path programs) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var command =
                List.of(java, "-cp", classPath, StandInServer.class.getName(), home.toString(), programs.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var seen = new StringBuilder();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return new StandInServer(process, line.substring(READY.length()));
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("The server ended before it was ready:\n" + seen);
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static void main(String[] arguments) throws Exception {
        var postgres = EmbeddedPostgres.start(OvertoneHome.open(Path.of(arguments[0])), Path.of(arguments[1]));
        System.out.println(READY + postgres.url());
        Thread.sleep(Long.MAX_VALUE);
    }
}
