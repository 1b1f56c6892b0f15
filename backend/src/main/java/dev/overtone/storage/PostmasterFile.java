package dev.overtone.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code postmaster.pid} of a cluster: a running server's, or what a killed one left behind.
 *
 * @param lines process id, data directory, start time, port and more, one per line
 */
record PostmasterFile(Path cluster, List<String> lines) {

    private static final String NAME = "postmaster.pid";

    /** Empty where there is no such file, or one cut short by a power failure. */
    static Optional<PostmasterFile> of(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(cluster.resolve(NAME));
            var process = lines.isEmpty() ? "" : lines.getFirst().strip();
            return process.matches("\\d{1,10}") ? Optional.of(new PostmasterFile(cluster, lines)) : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Removes a file that {@link #of} cannot read: PostgreSQL would not start beside it. */
    static void removeFrom(Path cluster) throws IOException {
        Files.deleteIfExists(cluster.resolve(NAME));
    }

    long process() {
        return Long.parseLong(lines.getFirst().strip());
    }

    /** Whether the process is alive and is this cluster's server: process ids are used again, after a reboot say. */
    boolean isAlive() {
        var process = ProcessHandle.of(process()).filter(ProcessHandle::isAlive).map(ProcessHandle::info);
        return process.flatMap(ProcessHandle.Info::command)
                        .filter(c -> c.endsWith("postgres"))
                        .isPresent()
                && process.flatMap(ProcessHandle.Info::arguments).stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.equals(cluster.toString()));
    }

    /**
     * Makes the file of a dead server one that a new server takes over, even where the process id now belongs to
     * another program, which PostgreSQL would take for a server still running. The other lines stay: with them
     * PostgreSQL makes sure that no child of the dead server still uses its shared memory.
     */
    void disown() throws IOException {
        var unowned = Stream.concat(
                Stream.of(Integer.toString(Integer.MAX_VALUE)), lines.stream().skip(1));
        Files.write(cluster.resolve(NAME), unowned.toList());
    }
}
