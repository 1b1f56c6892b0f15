package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalibrationTests {

    /** Any processor of this century multiplies a billion times a second, and none a hundred million million times. */
    @Test
    void tellsWhatTheProcessorReaches() {
        TorchRuntime runtime = Torch.runtime();
        Calibration reached = runtime.calibrate(Torch.cpu());
        assertThat(reached.operationsPerSecond()).isBetween(1e9, 1e14);
        assertThat(reached.bytesPerSecond()).isBetween(1e8, 1e13);
    }
}
