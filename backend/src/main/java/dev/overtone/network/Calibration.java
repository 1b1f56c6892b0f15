package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * What a device really reaches: the ceilings of a roofline that is measured instead of read from a data sheet. The best
 * of several tries each, fp32, with the threads set in the runtime.
 *
 * @param operationsPerSecond of a large matrix product; 1 MAC is 2
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

    static Calibration measure(ComputeDevice device) {
        Load load = Load.of(device);
        try (NDManager manager = NDManager.newBaseManager(device.toDjl(), "PyTorch");
                Gradients _ = Gradients.off()) {
            NDArray matrix = manager.ones(new Shape(load.side, load.side));
            double operations = 2.0 * load.side * load.side * load.side;
            double product = best(device, () -> matrix.matMul(matrix));
            NDArray large = manager.ones(new Shape(load.elements));
            double bytes = 2.0 * Float.BYTES * load.elements;
            double addition = best(device, () -> large.addi(1).reshape(-1));
            return new Calibration(operations / product, bytes / addition);
        }
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
                    Tensors.get(result, 0, 1);
                }
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1e9;
    }
}
