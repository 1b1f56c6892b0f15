package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class CalibrationTests {

    @Test
    void castsValueByValue() {
        Torch.runtime();
        try (NDManager manager = NDManager.newBaseManager(Torch.cpu().toDjl(), "PyTorch")) {
            float[] steps = {1 + 0x1p-7f, 1 + 0x1p-10f, 1 + 0x1p-20f};
            NDArray values = manager.create(steps);
            assertThat(backFrom("bfloat16", values)).containsExactly(1 + 0x1p-7f, 1, 1);
            assertThat(backFrom("float16", values)).containsExactly(1 + 0x1p-7f, 1 + 0x1p-10f, 1);
            assertThat(backFrom("float64", values)).containsExactly(steps);
        }
    }

    private static float[] backFrom(String type, NDArray values) {
        var casts = new Casts();
        return casts.cast(casts.cast(values, type, Torch.cpu()), "float32", Torch.cpu())
                .toFloatArray();
    }

    @Test
    void measuresEveryPrecisionThatAProcessorComputesAndCopying() {
        var reached = Torch.runtime().calibrateFully(Torch.cpu());
        assertThat(reached)
                .containsOnlyKeys(
                        CalibrationFigure.FP32,
                        CalibrationFigure.FP64,
                        CalibrationFigure.BF16,
                        CalibrationFigure.UPDATE,
                        CalibrationFigure.COPY);
        reached.forEach((figure, perSecond) ->
                assertThat(perSecond).as(figure.notation()).isBetween(1e8, 1e14));
    }

    /** Any processor of this century multiplies a billion times a second, and none a hundred million million times. */
    @Test
    void tellsWhatTheProcessorReaches() {
        TorchRuntime runtime = Torch.runtime();
        Calibration reached = runtime.calibrate(Torch.cpu());
        assertThat(reached.operationsPerSecond()).isBetween(1e9, 1e14);
        assertThat(reached.bytesPerSecond()).isBetween(1e8, 1e13);
    }
}
