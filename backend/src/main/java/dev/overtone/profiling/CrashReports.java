package dev.overtone.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the JVM writes when native code crashes it: in the logs folder rather than where the program was started. */
record CrashReports(Path folder) {

    static final String PREFIX = "crash-";

    private static final int KEPT = 5;

    /** Makes room for one more report. */
    void keepNewest() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.filter(CrashReports::isReport)
                    .sorted(Comparator.comparing(CrashReports::writtenAt).reversed())
                    .toList();
            for (Path old : newestFirst.subList(Math.min(KEPT - 1, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            // Nobody measures less for a report too many.
        }
    }

    /** In the JVM's own words: {@code %p} is the process. */
    String jvmArgument() {
        return "-XX:ErrorFile=" + folder.toString().replace("%", "%%") + "/" + PREFIX + "%p.log";
    }

    private static boolean isReport(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    private static FileTime writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
