package dev.overtone.launch;

import dev.overtone.storage.OvertoneHome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jar once more, in the home: unpacked, since the JVM keeps nothing of jars within a jar, and with the JVM's cache
 * of an earlier start (JEP 483, 515). It is good for one file and one JVM; after an upgrade of either it is not used.
 */
public final class PreparedLaunch {

    private static final String CACHE_OPTION = "-XX:AOTCache=";

    /** What the JVM cannot take from the cache it makes anew, and says so in lines that mean nothing to people. */
    private static final String QUIET_OPTION = "-Xlog:aot*=off";

    private final Path folder;

    private PreparedLaunch(Path folder) {
        this.folder = folder;
    }

    /**
     * Goes on as the prepared copy of the jar that this process was started from, if there is one; same process, same
     * arguments. Otherwise returns, and the start is an ordinary one.
     */
    public static void handOver(String[] arguments) {
        startedFrom().ifPresent(jar -> {
            PreparedLaunch prepared = of(OvertoneHome.locate().resolve("launch"), jar);
            if (prepared.isComplete()) {
                ProcessImage.replace(prepared.command(List.of(arguments)));
            }
        });
    }

    /** The JVM options with which this process uses its cache, for processes of the same program; empty without one. */
    public static List<String> cacheOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith(CACHE_OPTION) || option.equals(QUIET_OPTION))
                .toList();
    }

    /** The one jar that this process was started from, where it is one with everything in it. */
    static Optional<Path> startedFrom() {
        Path classPath = Path.of(System.getProperty("java.class.path"));
        boolean whole = ClassLoader.getSystemResource("BOOT-INF/classpath.idx") != null;
        return whole && Files.isRegularFile(classPath) ? Optional.of(classPath.toAbsolutePath()) : Optional.empty();
    }

    static PreparedLaunch of(Path launches, Path jar) {
        try {
            String file = Long.toString(Files.size(jar), Character.MAX_RADIX) + "-"
                    + Long.toString(Files.getLastModifiedTime(jar).toMillis(), Character.MAX_RADIX);
            return new PreparedLaunch(launches.resolve(file + "-" + Runtime.version()));
        } catch (IOException e) {
            return new PreparedLaunch(launches.resolve("none"));
        }
    }

    Path folder() {
        return folder;
    }

    Path jar() {
        return folder.resolve("overtone.jar");
    }

    Path cache() {
        return folder.resolve("overtone.aot");
    }

    boolean isComplete() {
        return Files.isRegularFile(cache());
    }

    /** What starts it: this JVM with its own options, then what {@code java -jar} was given. */
    private List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(CACHE_OPTION + cache(), QUIET_OPTION, "-jar", jar().toString()));
        command.addAll(arguments);
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
