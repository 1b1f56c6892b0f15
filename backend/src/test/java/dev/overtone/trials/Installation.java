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
        // Whatever is being started when somebody ends the trial.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy)));
        prepare();
        server = RunningServer.startJar(jar, home);
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
