package dev.overtone.network;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The three parts that make DJL's PyTorch engine: Java engine, JNI library, libtorch. A JNI library serves exactly the
 * libtorch it was built for; with another one it loads, reports healthy and then computes nonsense or ends the process,
 * so the versions are compared before anything native is loaded.
 *
 * @param djl version of DJL's engine
 * @param jni version of the JNI library, {@code libtorch-djl}
 * @param libtorch version of PyTorch's C++ library
 * @param flavor {@code cpu} or {@code cuNNN}
 */
public record NativeLibraries(String djl, String jni, String libtorch, String flavor) {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final String JNI_LIBRARY = System.mapLibraryName("djl_torch");
    private static final String LIBTORCH = System.mapLibraryName("torch");

    /** A libtorch that lies on the class path. */
    private record Bundled(String version, String flavor, String platform) {}

    /**
     * Finds the libraries that DJL will load and checks that they fit.
     *
     * @throws UnusableNativeLibraries if they do not
     */
    static NativeLibraries find(Path cache) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return find(
                context != null ? context : NativeLibraries.class.getClassLoader(),
                NativeLibraries::setting,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                cache);
    }

    static NativeLibraries find(
            ClassLoader classPath,
            Function<String, @Nullable String> settings,
            String osName,
            String osArch,
            Path cache) {
        return new Search(classPath, settings, platform(osName, osArch), cache).find();
    }

    /** Environment before system property, as DJL reads it. */
    private static @Nullable String setting(String name) {
        String fromEnvironment = System.getenv(name);
        return fromEnvironment != null ? fromEnvironment : System.getProperty(name);
    }

    private static String platform(String osName, String osArch) {
        String os = osName.startsWith("Win")
                ? "win"
                : osName.startsWith("Mac") ? "osx" : osName.startsWith("Linux") ? "linux" : osName;
        return os + "-" + (osArch.equals("amd64") ? "x86_64" : osArch);
    }

    /** One search, with what it needs to know of this process. */
    private record Search(
            ClassLoader classPath, Function<String, @Nullable String> settings, String platform, Path cache) {

        NativeLibraries find() {
            Properties engine = properties("pytorch-engine.properties");
            if (engine == null) {
                throw new UnusableNativeLibraries("DJL's PyTorch engine is not on the class path.");
            }
            String djl = engine.getProperty("djl_version");
            Properties jni = properties("jnilib/pytorch.properties");
            String jniVersion = jni == null ? null : jni.getProperty("jni_version");
            String libraryPath = given("PYTORCH_LIBRARY_PATH");
            return libraryPath == null ? findBundled(djl, jniVersion) : findInstalled(djl, jniVersion, libraryPath);
        }

        private NativeLibraries findBundled(String djl, @Nullable String jni) {
            List<Bundled> all = onClassPath();
            List<Bundled> fitting =
                    all.stream().filter(b -> b.platform().equals(platform)).toList();
            if (fitting.isEmpty()) {
                String found = all.isEmpty()
                        ? "none"
                        : all.stream().map(Bundled::platform).distinct().collect(Collectors.joining(", "));
                throw new UnusableNativeLibraries(
                        "There is no libtorch for " + platform + " on the class path (found: " + found + ").");
            }
            String asked = given("PYTORCH_VERSION");
            Bundled chosen = fitting.getFirst();
            for (Bundled candidate : fitting) {
                if (asked != null && !candidate.version().startsWith(asked)) {
                    throw new UnusableNativeLibraries("PYTORCH_VERSION asks for libtorch " + asked
                            + ", but the class path has " + candidate.version() + ".");
                }
                requireFit(djl, jni, number(candidate.version()), candidate.flavor());
                if (candidate.flavor().compareTo(chosen.flavor()) > 0) {
                    chosen = candidate;
                }
            }
            return new NativeLibraries(djl, String.valueOf(jni), number(chosen.version()), chosen.flavor());
        }

        /** A libtorch that the operator installed, a PyTorch wheel's {@code lib} folder for example. */
        private NativeLibraries findInstalled(String djl, @Nullable String jni, String path) {
            Path folder = folderOfLibtorch(path);
            String flavor = given("PYTORCH_FLAVOR");
            if (flavor == null) {
                throw new UnusableNativeLibraries("PYTORCH_LIBRARY_PATH is set without PYTORCH_FLAVOR"
                        + " (cpu, or cuNNN as in cu128), and DJL would guess one that no JNI library has.");
            }
            String declared = given("PYTORCH_VERSION");
            String written = versionWrittenBeside(folder);
            if (declared != null && written != null && !number(declared).equals(number(written))) {
                throw new UnusableNativeLibraries(
                        "PYTORCH_VERSION says libtorch " + declared + ", but " + folder + " holds " + written + ".");
            }
            if (declared == null) {
                throw new UnusableNativeLibraries("PYTORCH_LIBRARY_PATH is set without PYTORCH_VERSION"
                        + (written == null ? "" : " (the folder holds " + written + ")") + ".");
            }
            String libtorch = number(declared);
            Path cached = cache.resolve("pytorch").resolve(declared + "-" + flavor + "-" + platform);
            List<Path> ownJni = List.of(
                    folder.resolve(djl + "-" + JNI_LIBRARY),
                    folder.resolve(JNI_LIBRARY),
                    cached.resolve(djl + "-" + JNI_LIBRARY));
            if (ownJni.stream().anyMatch(Files::exists)) {
                return new NativeLibraries(djl, libtorch + "-" + djl, libtorch, flavor);
            }
            requireFit(djl, jni, libtorch, flavor);
            return new NativeLibraries(djl, String.valueOf(jni), libtorch, flavor);
        }

        private void requireFit(String djl, @Nullable String jni, String libtorch, String flavor) {
            if (jni == null) {
                throw new UnusableNativeLibraries(
                        "DJL's JNI library for libtorch " + libtorch + " is not on the class path.");
            }
            String needed = libtorch + "-" + djl;
            if (!jni.startsWith(needed)) {
                throw new UnusableNativeLibraries("DJL engine " + djl + " with libtorch " + libtorch
                        + " needs JNI library " + needed + ", but the class path has " + jni + ".");
            }
            String library = "jnilib/" + platform + "/" + flavor + "/" + JNI_LIBRARY;
            if (classPath.getResource(library) == null) {
                throw new UnusableNativeLibraries(
                        "JNI library " + jni + " has no build for " + platform + " " + flavor + ".");
            }
        }

        private Path folderOfLibtorch(String paths) {
            for (String path : paths.split(File.pathSeparator, -1)) {
                Path folder = Path.of(path);
                if (folder.endsWith(LIBTORCH) && folder.getParent() != null) {
                    folder = folder.getParent();
                }
                if (Files.isRegularFile(folder.resolve(LIBTORCH))) {
                    return folder;
                }
            }
            throw new UnusableNativeLibraries("PYTORCH_LIBRARY_PATH " + paths + " holds no " + LIBTORCH + ".");
        }

        /** A wheel writes its version to {@code version.py}, a libtorch archive to {@code build-version}. */
        private @Nullable String versionWrittenBeside(Path folder) {
            Path parent = folder.toAbsolutePath().getParent();
            for (String name : List.of("version.py", "build-version")) {
                Path file = parent == null ? null : parent.resolve(name);
                if (file != null && Files.isRegularFile(file)) {
                    try {
                        Matcher version = VERSION.matcher(Files.readString(file));
                        if (version.find()) {
                            return version.group();
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            return null;
        }

        private List<Bundled> onClassPath() {
            var bundled = new ArrayList<Bundled>();
            try {
                for (URL url : Collections.list(classPath.getResources("native/lib/pytorch.properties"))) {
                    Properties found = read(url);
                    String version = found.getProperty("version");
                    String platform = found.getProperty("classifier");
                    if (version != null && platform != null) {
                        bundled.add(new Bundled(version, found.getProperty("flavor", "cpu"), platform));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bundled;
        }

        private @Nullable Properties properties(String name) {
            URL url = classPath.getResource(name);
            return url == null ? null : read(url);
        }

        private static Properties read(URL url) {
            try (InputStream in = url.openStream()) {
                var properties = new Properties();
                properties.load(in);
                return properties;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable String given(String name) {
            String value = settings.apply(name);
            return value == null || value.isBlank() ? null : value;
        }

        private static String number(String version) {
            Matcher number = VERSION.matcher(version);
            return number.lookingAt() ? number.group() : version;
        }
    }
}
