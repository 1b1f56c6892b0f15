package dev.overtone.profiling;

import dev.overtone.launch.PreparedLaunch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this program again as another process, however it was started itself: from its jar or from a class path. */
final class JavaProcess {

    private static final String APPLICATION = "dev.overtone.Application";

    private JavaProcess() {}

    static ProcessBuilder of(List<String> jvmArguments, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(PreparedLaunch.cacheOptions());
        command.addAll(jvmArguments);
        String classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator"))) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, APPLICATION));
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
