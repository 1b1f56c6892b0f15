package dev.overtone.network;

import ai.djl.util.cuda.CudaUtils;
import java.util.Optional;
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

    /**
     * Bytes in use on the whole card, whoever uses them, as the CUDA runtime tells; empty for the host, and where the
     * runtime is not found. The first call makes this process's context on the card, which takes some of it.
     */
    public Optional<Long> memoryInUse() {
        if (!isCuda()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CudaUtils.getGpuMemory(toDjl()).getUsed());
        } catch (RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }

    /** Runs {@code work} while a profiler that was told to wait for it looks at the card; on the host just runs it. */
    public void profile(Runnable work) {
        if (!isCuda()) {
            work.run();
            return;
        }
        Devices.startProfiler();
        try {
            work.run();
        } finally {
            Devices.stopProfiler();
        }
    }

    ai.djl.Device toDjl() {
        return isCuda() ? ai.djl.Device.gpu(Integer.parseInt(id.substring(CUDA.length()))) : ai.djl.Device.cpu();
    }
}
