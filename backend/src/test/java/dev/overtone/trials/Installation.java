package dev.overtone.trials;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Path;

/** The packaged program on one home, started again when somebody ended it. */
final class Installation implements AutoCloseable {

    private final Path jar;
    private final Path home;
    private volatile RunningServer server;

    Installation(Path jar, Path home) throws IOException {
        this.jar = jar;
        this.home = home;
        server = RunningServer.startJar(jar, home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.process().destroy()));
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
