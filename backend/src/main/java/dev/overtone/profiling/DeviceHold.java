package dev.overtone.profiling;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One bench at a time on a device of this machine, until the process ends, however it ends. The worker's lease says the
 * same, but a worker that was killed leaves a bench behind that has still to notice, while the next worker starts its
 * own.
 */
final class DeviceHold implements AutoCloseable {

    private final FileChannel file;

    private DeviceHold(FileChannel file) {
        this.file = file;
    }

    /**
     * Waits until nobody else holds the device.
     *
     * @param folder that all benches of this machine's worker share
     */
    static DeviceHold of(Path folder, String device) throws IOException {
        FileChannel file = open(folder, device);
        file.lock();
        return new DeviceHold(file);
    }

    /** Null when somebody holds the device. */
    static @Nullable DeviceHold ifFree(Path folder, String device) throws IOException {
        FileChannel file = open(folder, device);
        if (file.tryLock() == null) {
            file.close();
            return null;
        }
        return new DeviceHold(file);
    }

    private static FileChannel open(Path folder, String device) throws IOException {
        Files.createDirectories(folder);
        Path hold = folder.resolve(device.replace(':', '-') + ".hold");
        return FileChannel.open(hold, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
