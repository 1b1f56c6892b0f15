package dev.overtone.trials;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system in memory, mounted over one folder: as full as wanted, and nobody else's disk. */
final class SmallDisk implements AutoCloseable {

    private static final byte[] BLOCK = new byte[1 << 12];

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether this process may mount one. */
    static boolean isAllowed() {
        return Machine.allows("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
    }

    static SmallDisk over(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Machine.run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    void resize(int megabytes) throws IOException {
        Machine.run("mount", "-o", "remount,size=" + megabytes + "m", folder.toString());
    }

    /** To the last block. */
    void fill() throws IOException {
        fill(0);
    }

    /** @param left bytes that stay free */
    void fill(long left) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (folder.toFile().getUsableSpace() > left) {
                out.write(BLOCK);
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws IOException {
        Machine.run("umount", "--lazy", folder.toString());
    }

    private Path filler() {
        return folder.resolve("filler");
    }
}
