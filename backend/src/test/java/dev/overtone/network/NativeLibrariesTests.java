package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a native library is loaded, on made-up class paths. */
class NativeLibrariesTests {

    private static final String JNI = "jnilib/linux-x86_64/cpu/" + System.mapLibraryName("djl_torch");

    @TempDir
    private Path classPath;

    @TempDir
    private Path installed;

    @TempDir
    private Path cache;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void everythingFits() throws IOException {
        write("pytorch-engine.properties", "djl_version=0.35.1\npytorch_version=2.7.1");
        write("jnilib/pytorch.properties", "jni_version=2.7.1-0.35.1");
        write("native/lib/pytorch.properties", "version=2.7.1-20250812\nflavor=cpu\nclassifier=linux-x86_64");
        write(JNI, "");
    }

    @Test
    void fittingVersionsAreNamed() {
        assertThat(find("amd64")).isEqualTo(new NativeLibraries("0.35.1", "2.7.1-0.35.1", "2.7.1", "cpu"));
    }

    @Test
    void theLibrariesOfThisBuildFit() {
        assertThat(Torch.runtime().libraries().djl()).isEqualTo("0.35.1");
    }

    @Test
    void aJniLibraryForAnotherLibtorchIsRefused() throws IOException {
        write("native/lib/pytorch.properties", "version=2.13.0\nflavor=cpu\nclassifier=linux-x86_64");
        assertRefused("DJL engine 0.35.1 with libtorch 2.13.0 needs JNI library 2.13.0-0.35.1,"
                + " but the class path has 2.7.1-0.35.1.");
    }

    @Test
    void aJniLibraryForAnotherEngineIsRefused() throws IOException {
        write("pytorch-engine.properties", "djl_version=0.36.0\npytorch_version=2.7.1");
        assertRefused("DJL engine 0.36.0 with libtorch 2.7.1 needs JNI library 2.7.1-0.36.0,"
                + " but the class path has 2.7.1-0.35.1.");
    }

    @Test
    void aMissingJniLibraryIsRefused() throws IOException {
        Files.delete(classPath.resolve("jnilib/pytorch.properties"));
        assertRefused("DJL's JNI library for libtorch 2.7.1 is not on the class path.");
    }

    @Test
    void aMachineWithoutABuildIsRefused() {
        assertThatThrownBy(() -> find("riscv64"))
                .isInstanceOf(UnusableNativeLibraries.class)
                .hasMessage("There is no libtorch for linux-riscv64 on the class path (found: linux-x86_64).");
    }

    @Test
    void askingForAnotherLibtorchIsRefusedRatherThanDownloaded() {
        settings.put("PYTORCH_VERSION", "2.5.1");
        assertRefused("PYTORCH_VERSION asks for libtorch 2.5.1, but the class path has 2.7.1-20250812.");
    }

    @Test
    void anInstalledLibtorchIsTakenWhenItFits() throws IOException {
        Path lib = wheel("__version__ = '2.7.1+cpu'");
        settings.put("PYTORCH_LIBRARY_PATH", lib.toString());
        settings.put("PYTORCH_FLAVOR", "cpu");
        settings.put("PYTORCH_VERSION", "2.7.1");
        assertThat(find("amd64")).isEqualTo(new NativeLibraries("0.35.1", "2.7.1-0.35.1", "2.7.1", "cpu"));
    }

    @Test
    void anInstalledLibtorchThatIsNotWhatItIsSaidToBeIsRefused() throws IOException {
        Path lib = wheel("__version__ = '2.13.0+cpu'");
        settings.put("PYTORCH_LIBRARY_PATH", lib.toString());
        settings.put("PYTORCH_FLAVOR", "cpu");
        settings.put("PYTORCH_VERSION", "2.7.1");
        assertRefused("PYTORCH_VERSION says libtorch 2.7.1, but " + lib + " holds 2.13.0.");
    }

    @Test
    void anInstalledLibtorchOfAnotherVersionIsRefused() throws IOException {
        settings.put("PYTORCH_LIBRARY_PATH", wheel("__version__ = '2.13.0+cpu'").toString());
        settings.put("PYTORCH_FLAVOR", "cpu");
        settings.put("PYTORCH_VERSION", "2.13.0");
        assertRefused("DJL engine 0.35.1 with libtorch 2.13.0 needs JNI library 2.13.0-0.35.1,"
                + " but the class path has 2.7.1-0.35.1.");
    }

    @Test
    void anInstalledLibtorchWithoutFlavorIsRefused() throws IOException {
        settings.put("PYTORCH_LIBRARY_PATH", wheel("").toString());
        assertRefused("PYTORCH_LIBRARY_PATH is set without PYTORCH_FLAVOR (cpu, or cuNNN as in cu128),"
                + " and DJL would guess one that no JNI library has.");
    }

    @Test
    void aFlavorThatTheJniLibraryLacksIsRefused() throws IOException {
        settings.put("PYTORCH_LIBRARY_PATH", wheel("").toString());
        settings.put("PYTORCH_FLAVOR", "cu121");
        settings.put("PYTORCH_VERSION", "2.7.1");
        assertRefused("JNI library 2.7.1-0.35.1 has no build for linux-x86_64 cu121.");
    }

    @Test
    void aLibraryPathWithoutLibtorchIsRefused() {
        settings.put("PYTORCH_LIBRARY_PATH", installed.toString());
        assertRefused("PYTORCH_LIBRARY_PATH " + installed + " holds no " + System.mapLibraryName("torch") + ".");
    }

    private Path wheel(String version) throws IOException {
        Files.writeString(installed.resolve("version.py"), version);
        Path lib = Files.createDirectories(installed.resolve("lib"));
        Files.writeString(lib.resolve(System.mapLibraryName("torch")), "");
        return lib;
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> find("amd64"))
                .isInstanceOf(UnusableNativeLibraries.class)
                .hasMessage(sentence);
    }

    private NativeLibraries find(String architecture) {
        try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
            return NativeLibraries.find(loader, settings::get, "Linux", architecture, cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String resource, String text) throws IOException {
        Path file = classPath.resolve(resource);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
