package dev.overtone.network;

import java.nio.file.Path;
import java.util.Objects;

/** The engine of the test process; unpacked once into a folder that outlives a run. */
final class Torch {

    private static final TorchRuntime RUNTIME = start();

    private Torch() {}

    static TorchRuntime runtime() {
        return RUNTIME;
    }

    static ComputeDevice cpu() {
        return RUNTIME.device("cpu").orElseThrow();
    }

    private static TorchRuntime start() {
        String asked = System.getProperty("overtone.test.libraries", System.getenv("OVERTONE_TEST_LIBRARIES"));
        TorchRuntime runtime = TorchRuntime.start(Path.of(Objects.requireNonNullElse(asked, "target/libraries")));
        runtime.setThreads(1);
        return runtime;
    }
}
