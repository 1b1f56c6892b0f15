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
            NDArray third = manager.create(new float[] {1f / 3, -1f / 3});
            assertThat(backFrom("bfloat16", third)).as("8 bits").containsExactly(0.333984375f, -0.333984375f);
            assertThat(backFrom("float16", third)).as("11 bits").containsExactly(0.33325195f, -0.33325195f);
            assertThat(backFrom("float64", third)).containsExactly(1f / 3, -1f / 3);
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
