package dev.overtone.storage;

import static dev.overtone.storage.StorageException.reason;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one folder Overtone writes to ({@code OVERTONE_HOME}). Any process may open it; one server at a time may
 * {@linkplain #claim() claim} it.
 */
public final class OvertoneHome implements AutoCloseable {

    private static final String LOCK = "overtone.lock";

    // A POSIX lock is lost as soon as its process closes any descriptor of the file, even one opened only to look:
    // within one JVM a claim is therefore refused from here, before the file is touched.
    private static final Set<Path> CLAIMED = new HashSet<>();

    private final Path folder;
    private @Nullable FileChannel lock;

    private OvertoneHome(Path folder) {
        this.folder = folder;
    }

    /** Where the home is by the environment alone, for who comes before Spring. */
    public static Path locate() {
        return locate(
                System.getProperty("overtone.home", System.getenv("OVERTONE_HOME")), System.getProperty("user.home"));
    }

    /**
     * Where the home is.
     *
     * @param named the folder that was named, or null or blank for {@code .overtone} in the user's home
     * @throws OvertoneHomeException when it was not named and the user has no home
     */
    static Path locate(@Nullable String named, String userHome) {
        if (named != null && !named.isBlank()) {
            return Path.of(named.startsWith("~/") ? userHome + named.substring(1) : named);
        }
        // What Java says for a user without an entry in the password file, as in some containers.
        if (userHome.equals("?")) {
            throw new OvertoneHomeException(
                    "The user Overtone runs as has no home folder to put .overtone in.",
                    "Name the folder Overtone may write to with OVERTONE_HOME.",
                    null);
        }
        return Path.of(userHome, ".overtone");
    }

    /** Opens the home in the given folder, which is created, for its owner only, where it does not exist. */
    public static OvertoneHome open(Path folder) {
        try {
            Files.createDirectories(folder, ownerOnly());
            var home = new OvertoneHome(folder.toRealPath());
            home.database();
            home.nativeLibraries();
            home.logs();
            home.temporary();
            return home;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * Makes this process the one server of this home until {@link #close()} or its end.
     *
     * @throws OvertoneHomeException when another server has it
     */
    public OvertoneHome claim() {
        synchronized (CLAIMED) {
            if (lock != null) {
                return this;
            }
            if (CLAIMED.contains(folder)) {
                throw inUse(Long.toString(ProcessHandle.current().pid()));
            }
            try {
                lock = lock();
            } catch (IOException e) {
                throw unusable(folder, e);
            }
            CLAIMED.add(folder);
            return this;
        }
    }

    private FileChannel lock() throws IOException {
        var channel = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                var holder = ByteBuffer.allocate(32);
                channel.read(holder, 0);
                throw inUse(US_ASCII.decode(holder.flip()).toString().strip());
            }
            channel.truncate(0);
            channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    /** The embedded PostgreSQL: its programs, its password and its data. */
    public Path database() {
        return folder("database");
    }

    /** Native libraries, as DJL unpacks them. */
    public Path nativeLibraries() {
        return folder("native");
    }

    public Path logs() {
        return folder("logs");
    }

    /** Copies of the program that start fast. */
    public Path launches() {
        return folder("launch");
    }

    /** Scratch space of the web server: uploads, and what it makes of pages. */
    public Path temporary() {
        return folder("tmp");
    }

    @Override
    public void close() {
        synchronized (CLAIMED) {
            if (lock == null) {
                return;
            }
            try {
                lock.close();
            } catch (IOException e) {
                throw unusable(folder, e);
            } finally {
                lock = null;
                CLAIMED.remove(folder);
            }
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name), ownerOnly());
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        };
    }

    private OvertoneHomeException inUse(String process) {
        return new OvertoneHomeException(
                "Another Overtone server (process %s) is using the folder %s.".formatted(process, folder),
                "Use the one that is running, stop it first, or give this one a folder of its own with OVERTONE_HOME.",
                null);
    }

    private static OvertoneHomeException unusable(Path folder, IOException e) {
        return new OvertoneHomeException(
                "Overtone cannot write to its folder %s (%s).".formatted(folder, reason(e)),
                StorageException.remedy(
                        e,
                        "Make the folder writable for the user Overtone runs as, or name another one with OVERTONE_HOME."),
                e);
    }
}
