package dev.overtone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a prepared launch is good for; the whole way is walked by the trial {@code Startup} on the packaged jar. */
class PreparedLaunchTests {

    @TempDir
    private Path folder;

    @Test
    void isNoneOnAClassPath() {
        assertThat(PreparedLaunch.startedFrom()).isEmpty();
    }

    @Test
    void isCompleteOnceTheCacheIsThere() throws IOException {
        PreparedLaunch prepared = PreparedLaunch.of(folder, jar("one"));
        assertThat(prepared.isComplete()).isFalse();

        Files.createDirectories(prepared.folder());
        Files.createFile(prepared.jar());
        assertThat(prepared.isComplete()).isFalse();

        Files.createFile(prepared.cache());
        assertThat(prepared.isComplete()).isTrue();
    }

    @Test
    void isAnotherOneForAnotherJar() throws IOException {
        Path jar = jar("one");
        Path before = PreparedLaunch.of(folder, jar).folder();
        assertThat(PreparedLaunch.of(folder, jar).folder()).isEqualTo(before);

        Files.writeString(jar, "two!");
        assertThat(PreparedLaunch.of(folder, jar).folder()).isNotEqualTo(before);

        Files.writeString(jar, "one");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        assertThat(PreparedLaunch.of(folder, jar).folder()).isNotEqualTo(before);
    }

    private Path jar(String content) throws IOException {
        return Files.writeString(folder.resolve("some.jar"), content);
    }
}
