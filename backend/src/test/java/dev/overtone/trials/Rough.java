package dev.overtone.trials;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * The real program under rough hands: crashes, memory, cut bodies, full disks, jumping clocks; as an administrator, who
 * may mount and limit. Arguments choose among {@code crash memory estimate bodies disk clock}; without any, all of them.
 */
final class Rough {

    private static final List<String> ON_ONE_SERVER = List.of("crash", "memory", "estimate", "bodies", "clock");

    private final Set<String> chosen;
    private final List<Finding> findings = new ArrayList<>();

    private Rough(Set<String> chosen) {
        this.chosen = chosen;
    }

    /** One way to treat the program badly. */
    private interface Case {
        Finding run() throws Exception;
    }

    private interface DiskCase {
        Finding run(FullDisks disks) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var rough = new Rough(Set.of(arguments));
        rough.run();
        System.out.println();
        for (Finding finding : rough.findings) {
            System.out.printf("%-6s %-44s %s%n", finding.good() ? "good" : "BAD", finding.what(), finding.figure());
        }
        long bad = rough.findings.stream().filter(finding -> !finding.good()).count();
        System.out.printf("%d cases, %d bad%n", rough.findings.size(), bad);
        // HTTP clients keep threads.
        System.exit(bad == 0 ? 0 : 1);
    }

    private void run() throws Exception {
        if (ON_ONE_SERVER.stream().anyMatch(this::wants)) {
            Path home = Files.createTempDirectory("overtone-rough");
            try (var server = RunningServer.start(home)) {
                onOneServer(server, home);
            } finally {
                FileSystemUtils.deleteRecursively(home);
            }
        }
        if (wants("disk")) {
            disk("database: first start", FullDisks::firstStart);
            disk("database: full while runs are written", FullDisks::whileRunsAreWritten);
            disk("database: no room for the log of changes", FullDisks::whileChangesAreLogged);
            disk("native libraries", FullDisks::whilePyTorchIsUnpacked);
            disk("logs: full", FullDisks::whileLogsAreWritten);
        }
    }

    private void jumps(RunningServer server, Path home) {
        try (var clocks = Clocks.start(server, home)) {
            for (String jump : List.of("-1h", "+1h", "-1d", "+1d")) {
                add("clock " + jump, () -> clocks.jump(jump));
            }
        } catch (Exception e) {
            findings.add(Finding.bad("a worker under a false clock", e));
        }
    }

    private void onOneServer(RunningServer server, Path home) {
        if (wants("crash")) {
            var crashes = new Crashes(server, home);
            for (String stage : List.of("WARMING", "MEASURING")) {
                for (String signal : List.of("ABRT", "SEGV", "BUS", "FPE")) {
                    add(signal + " while " + stage, () -> crashes.reported(stage, signal));
                }
            }
        }
        var memory = new Memory(server);
        if (wants("memory")) {
            add("8192×8192, batch 4096", memory::foreseen);
            add("limit on the address space", memory::refusedByTheSystem);
            add("killed by the kernel", memory::killedByTheSystem);
        }
        if (wants("estimate")) {
            for (String preset : List.of("hardnet-39ds", "hardnet-68", "hardnet-85", "densenet-121")) {
                for (int batch : new int[] {1, 8, 32}) {
                    add(preset + ", batch " + batch, () -> memory.estimate(preset, batch));
                }
            }
        }
        if (wants("bodies")) {
            var bodies = new CutBodies(server);
            add("bodies cut off", () -> bodies.cut(25));
            add("bodies that never end", () -> bodies.endless(300));
        }
        if (wants("clock")) {
            // Last: it leaves a second processor in the pool.
            jumps(server, home);
        }
    }

    private void disk(String what, DiskCase diskCase) throws IOException {
        Path home = Files.createTempDirectory("overtone-rough");
        try {
            add(what, () -> diskCase.run(new FullDisks(home)));
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private void add(String what, Case rough) {
        System.out.println("… " + what);
        Finding finding;
        try {
            finding = rough.run();
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            finding = Finding.bad(what, e);
        }
        findings.add(finding);
    }

    private boolean wants(String group) {
        return chosen.isEmpty() || chosen.contains(group);
    }
}
