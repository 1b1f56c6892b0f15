package dev.overtone.profiling;

import dev.overtone.notation.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine is made of and how busy it is, read from the operating system. */
final class Hardware {

    private static final Path PROC = Path.of("/proc");
    private static final long KIB = 1024;
    private static final long GIB = 1L << 30;

    private Hardware() {}

    /** The profile of this machine's processor. */
    static HardwareProfile cpu() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("kind", "cpu");
        facts.put("model", cpuModel());
        facts.put("cores", Integer.toString(cores()));
        facts.put("memory", Math.round((double) totalMemoryBytes() / GIB) + " GiB");
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("system", System.getProperty("os.name"));
        return profile(facts, facts.get("model") + ", " + facts.get("cores") + (cores() == 1 ? " core" : " cores"));
    }

    static HardwareProfile gpu(String name, long memoryBytes) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("kind", "cuda");
        facts.put("model", name);
        facts.put("memory", Math.round((double) memoryBytes / GIB) + " GiB");
        return profile(facts, name);
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Names a device of this machine, the same after every restart. */
    static String deviceId(String kind) {
        return kind.replace(":", "") + "-" + Sha256.hex(host() + "/" + kind).substring(0, 8);
    }

    static String host() {
        String named = System.getenv("OVERTONE_MACHINE");
        if (named != null && !named.isBlank()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }

    static long totalMemoryBytes() {
        return memoryBytes("MemTotal");
    }

    /** What a new process can take, the control group's limit included (either version's files). */
    static long availableMemoryBytes() {
        Path group = Path.of("/sys/fs/cgroup");
        long available = memoryBytes("MemAvailable");
        available = Math.min(available, availableInGroup(group, "memory.max", "memory.current"));
        return Math.min(
                available, availableInGroup(group.resolve("memory"), "memory.limit_in_bytes", "memory.usage_in_bytes"));
    }

    /** Cached files count as used there, but give way. */
    private static long availableInGroup(Path group, String limitFile, String usedFile) {
        Optional<Long> limit = number(group.resolve(limitFile));
        Optional<Long> used = number(group.resolve(usedFile));
        if (limit.isEmpty() || used.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long cached = counter(group.resolve("memory.stat"), "inactive_file");
        return limit.get() - used.get() + cached;
    }

    /** Memory that this process holds (resident set). */
    static long residentBytes() {
        return ofThisProcess("VmRSS");
    }

    /** The part of it that mirrors files, such as the code of libraries; 0 where the system does not tell. */
    static long residentFileBytes() {
        return ofThisProcess("RssFile");
    }

    /** Most memory that this process has held (resident set), since it started or the peak was last reset. */
    static long peakResidentBytes() {
        return ofThisProcess("VmHWM");
    }

    /** @return false where the system has no such file or forbids it; the peak goes on then */
    static boolean resetPeakResident() {
        try {
            Files.writeString(PROC.resolve("self/clear_refs"), "5");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long ofThisProcess(String name) {
        return field(PROC.resolve("self/status"), name).map(Hardware::kibibytes).orElse(0L);
    }

    /** How many processes the system has ended since it started because memory ran out, in any control group. */
    static long outOfMemoryKills() {
        return counter(PROC.resolve("vmstat"), "oom_kill");
    }

    static String loadAverage() {
        return text(PROC.resolve("loadavg"))
                .map(line -> String.join(" ", java.util.Arrays.copyOf(line.split(" "), 3)))
                .orElse("unknown");
    }

    /** Share of processor time that the hypervisor gave to others since {@code since}. */
    static String stolenShare(long[] since) {
        long[] now = processorTicks();
        long total = now[0] - since[0];
        return total <= 0
                ? "unknown"
                : String.format(java.util.Locale.ROOT, "%.2f %%", 100.0 * (now[1] - since[1]) / total);
    }

    /** All ticks and stolen ticks of all processors since boot. */
    static long[] processorTicks() {
        String[] fields = text(PROC.resolve("stat"))
                .orElse("cpu")
                .lines()
                .findFirst()
                .orElse("")
                .split("\\s+", -1);
        long total = 0;
        long stolen = 0;
        for (int i = 1; i < fields.length; i++) {
            long ticks = Long.parseLong(fields[i]);
            total += ticks;
            if (i == 8) {
                stolen = ticks;
            }
        }
        return new long[] {total, stolen};
    }

    /** Version of NVIDIA's kernel driver, {@code 570.86.15}. */
    static String nvidiaDriver() {
        return text(PROC.resolve("driver/nvidia/version")).stream()
                .flatMap(String::lines)
                .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                .filter(word -> word.matches("\\d+\\.\\d+(\\.\\d+)?"))
                .findFirst()
                .orElse("unknown");
    }

    /** As the system calls itself, {@code Debian GNU/Linux 13 (trixie)}. */
    static String distribution() {
        return text(Path.of("/etc/os-release"))
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith("PRETTY_NAME="))
                        .findFirst())
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .orElse("unknown");
    }

    /** {@code glibc 2.41}; asked of the system's own program, since the library's file name tells no version. */
    static String cLibrary() {
        try {
            Process asked = new ProcessBuilder("getconf", "GNU_LIBC_VERSION").start();
            String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return told.isEmpty() ? "unknown" : told;
        } catch (IOException e) {
            return "unknown";
        }
    }

    static String governor() {
        return text(Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"))
                .map(String::strip)
                .orElse("unknown");
    }

    private static HardwareProfile profile(Map<String, String> facts, String name) {
        return new HardwareProfile(Sha256.hex(facts.toString()).substring(0, 16), name, facts);
    }

    private static String cpuModel() {
        return field(PROC.resolve("cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
    }

    private static long memoryBytes(String name) {
        return field(PROC.resolve("meminfo"), name).map(Hardware::kibibytes).orElse(0L);
    }

    private static long kibibytes(String value) {
        return Long.parseLong(value.split(" ", 2)[0]) * KIB;
    }

    private static Optional<String> field(Path file, String name) {
        return text(file).flatMap(text -> {
            try (Stream<String> lines = text.lines()) {
                return lines.filter(line -> line.startsWith(name))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst();
            }
        });
    }

    /** One of a file's lines of a name and a number; 0 where there is no such line. */
    private static long counter(Path file, String name) {
        return text(file).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    private static Optional<Long> number(Path file) {
        return text(file)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
