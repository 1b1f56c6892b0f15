package dev.overtone.network;

import org.jspecify.annotations.Nullable;

/**
 * A device that the engine of this process can run on.
 *
 * @param id {@code cpu} or {@code cuda:N}
 * @param name the vendor's name of the chip
 * @param memoryBytes its whole memory, or null where nobody says
 */
public record ComputeDevice(
        String id, String name, @Nullable Long memoryBytes) {

    private static final String CUDA = "cuda:";

    static ComputeDevice cuda(int index, String name, @Nullable Long memoryBytes) {
        return new ComputeDevice(CUDA + index, name, memoryBytes);
    }

    public boolean isCuda() {
        return id.startsWith(CUDA);
    }

    ai.djl.Device toDjl() {
        return isCuda() ? ai.djl.Device.gpu(Integer.parseInt(id.substring(CUDA.length()))) : ai.djl.Device.cpu();
    }
}
