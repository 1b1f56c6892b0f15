package dev.overtone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OvertoneHomeTests {

    @TempDir
    private Path folder;

    @Test
    void isItsOwnersAlone() throws Exception {
        try (var home = OvertoneHome.open(folder.resolve("deep/home"))) {
            for (var part :
                    List.of(home.folder(), home.database(), home.nativeLibraries(), home.logs(), home.temporary())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
                        .as(part.toString())
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void leavesAFolderThatExistsAsItIs() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        try (var home = OvertoneHome.open(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
                    .isEqualTo("rwxr-x---");
        }
    }

    @Test
    void refusesASecondServerAndNamesTheFirst() throws Exception {
        try (var server = StandInServer.on(folder, TestDatabase.PROGRAMS);
                var home = OvertoneHome.open(folder)) {
            assertThatThrownBy(home::claim)
                    .isInstanceOf(OvertoneHomeException.class)
                    .hasMessage("Another Overtone server (process %d) is using the folder %s.", server.pid(), folder);

            server.kill();

            assertThat(home.claim()).isSameAs(home);
            EmbeddedPostgres.start(home, TestDatabase.PROGRAMS).close();
        }
    }

    @Test
    void refusesASecondServerInTheSameProcess() {
        try (var first = OvertoneHome.open(folder).claim();
                var second = OvertoneHome.open(folder)) {
            assertThat(first.claim()).isSameAs(first);
            assertThatThrownBy(second::claim).isInstanceOf(OvertoneHomeException.class);

            first.close();

            assertThat(second.claim()).isSameAs(second);
        }
    }

    @Test
    void saysWhatIsInTheWay() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> OvertoneHome.open(file))
                .isInstanceOf(OvertoneHomeException.class)
                .hasMessageContaining(file.toString());
    }
}
