package dev.overtone.trials;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Path;

/** The packaged program on one home, prepared to start fast, and started again when somebody ended it. */
final class Installation implements AutoCloseable {

    private final Path jar;
    private final Path home;
    private volatile RunningServer server;

    Installation(Path jar, Path home) throws IOException {
        this.jar = jar;
        this.home = home;
        prepare();
        server = RunningServer.startJar(jar, home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.process().destroy()));
    }

    private void prepare() throws IOException {
        var builder = new ProcessBuilder(PackagedServer.JAVA, "-jar", jar.toString(), "prepare").inheritIO();
        builder.environment().put("OVERTONE_HOME", home.toString());
        if (builder.start().onExit().join().exitValue() != 0) {
            throw new IllegalStateException("The program could not be prepared");
        }
    }

    RunningServer server() {
        return server;
    }

    void startAgain() throws IOException {
        server = RunningServer.startJar(jar, home);
    }

    @Override
    public void close() {
        server.close();
    }
}
