package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a device really reaches: the ceilings of a roofline that is measured instead of read from a data sheet. The best
 * of several tries each, with the threads set in the runtime.
 *
 * @param operationsPerSecond of a large matrix product in fp32; 1 MAC is 2
 * @param bytesPerSecond read and written by an addition in place, over a tensor that no cache holds
 */
public record Calibration(double operationsPerSecond, double bytesPerSecond) {

    private static final long LONGEST_NANOS = 400_000_000;
    private static final int LEAST_TRIES = 3;

    /** Sizes for which a try takes some milliseconds. */
    private record Load(int side, int elements) {

        static Load of(ComputeDevice device) {
            return device.isCuda() ? new Load(8192, 1 << 28) : new Load(1024, 1 << 25);
        }
    }

    /** The two figures that a roofline needs. */
    static Calibration measure(ComputeDevice device) {
        Map<CalibrationFigure, Double> reached =
                measure(device, Set.of(CalibrationFigure.FP32, CalibrationFigure.UPDATE));
        return new Calibration(of(reached, CalibrationFigure.FP32), of(reached, CalibrationFigure.UPDATE));
    }

    private static double of(Map<CalibrationFigure, Double> reached, CalibrationFigure figure) {
        return reached.getOrDefault(figure, Double.NaN);
    }

    /** These figures, each per second. */
    static Map<CalibrationFigure, Double> measure(ComputeDevice device, Set<CalibrationFigure> figures) {
        Load load = Load.of(device);
        Map<CalibrationFigure, Double> reached = new EnumMap<>(CalibrationFigure.class);
        for (CalibrationFigure figure : figures) {
            try (NDManager manager = NDManager.newBaseManager(device.toDjl(), "PyTorch");
                    Gradients _ = Gradients.off()) {
                String precision = figure.precision();
                reached.put(
                        figure,
                        precision != null
                                ? product(device, load, manager, precision)
                                : figure == CalibrationFigure.COPY
                                        ? copy(device, load, manager)
                                        : update(device, load, manager));
            }
        }
        return reached;
    }

    private static double product(ComputeDevice device, Load load, NDManager manager, String precision) {
        NDArray ones = manager.ones(new Shape(load.side, load.side));
        NDArray matrix = precision.equals("float32") ? ones : new Casts().cast(ones, precision, device);
        double operations = 2.0 * load.side * load.side * load.side;
        return operations / best(device, () -> matrix.matMul(matrix));
    }

    private static double update(ComputeDevice device, Load load, NDManager manager) {
        NDArray large = manager.ones(new Shape(load.elements));
        return 2.0
                * Float.BYTES
                * load.elements
                / best(device, () -> large.addi(1).reshape(-1));
    }

    private static double copy(ComputeDevice device, Load load, NDManager manager) {
        NDArray source = manager.ones(new Shape(load.elements));
        NDArray target = manager.ones(new Shape(load.elements));
        long[] from = {0};
        long[] to = {load.elements};
        long[] step = {1};
        double seconds = best(device, () -> {
            JniUtils.indexSet((PtNDArray) target, (PtNDArray) source, from, to, step);
            return target.reshape(-1);
        });
        return 2.0 * Float.BYTES * load.elements / seconds;
    }

    private interface Operation {
        NDArray start();
    }

    /** Seconds of the fastest try. */
    private static double best(ComputeDevice device, Operation operation) {
        long begin = System.nanoTime();
        long best = Long.MAX_VALUE;
        for (int tries = 0; tries < LEAST_TRIES || System.nanoTime() - begin < LONGEST_NANOS; tries++) {
            long start = System.nanoTime();
            try (NDArray result = operation.start()) {
                if (device.isCuda()) {
                    awaitEnd(result, device);
                }
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1e9;
    }

    /** Reading one number of it waits for all of it. */
    private static void awaitEnd(NDArray result, ComputeDevice device) {
        try (NDArray flat = result.reshape(-1);
                NDArray first =
                        JniUtils.index((PtNDArray) flat, new long[] {0}, new long[] {1}, new long[] {1}, (PtNDManager)
                                result.getManager());
                NDArray read = new Casts().cast(first, "float32", device)) {
            read.toFloatArray();
        }
    }
}
