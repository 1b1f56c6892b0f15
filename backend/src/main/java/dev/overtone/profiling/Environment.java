package dev.overtone.profiling;

import dev.overtone.network.ComputeDevice;
import dev.overtone.network.NativeLibraries;
import dev.overtone.network.TorchRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The circumstances of one measurement, noted before it and completed after it. Its time is the database's. */
final class Environment {

    /** There for a network that took turns with others, which leave it colder caches than its own forwards do. */
    static final String TOGETHER = "measured together";

    /** Facts whose change is an update; the others are circumstances of the moment or settings. */
    static final List<String> SOFTWARE =
            List.of("system", "driver", "Java", "DJL", "libtorch", "JNI library", "Overtone commit");

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final long[] ticks = Hardware.processorTicks();

    Environment(TorchRuntime runtime, ComputeDevice device, BenchJob job, MemoryNeed need) {
        NativeLibraries libraries = runtime.libraries();
        facts.put("device", device.id());
        facts.put("device name", device.name());
        facts.put("host", Hardware.host());
        facts.put("cores", Integer.toString(Hardware.cores()));
        facts.put("memory", gibibytes(Hardware.totalMemoryBytes()));
        facts.put("memory available", gibibytes(Hardware.availableMemoryBytes()));
        facts.put("memory expected", Math.round(need.total() / 1e6) + " MB");
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("distribution", Hardware.distribution());
        facts.put("C library", Hardware.cLibrary());
        facts.put("time zone", ZoneId.systemDefault().getId());
        if (device.isCuda()) {
            facts.put("driver", Hardware.nvidiaDriver());
        }
        facts.put("frequency governor", Hardware.governor());
        facts.put("threads", Integer.toString(job.threads()));
        facts.put("OpenMP spin count", String.valueOf(System.getenv("GOMP_SPINCOUNT")));
        facts.put("C library's settings", String.valueOf(System.getenv("GLIBC_TUNABLES")));
        facts.put("precision", "fp32");
        facts.put("memory format", job.execution().memoryFormat());
        facts.put("input", "reference input");
        facts.put("weights", "reference weights");
        facts.put("Java", Runtime.version().toString());
        facts.put("Java options", javaOptions());
        facts.put("DJL", libraries.djl());
        facts.put("libtorch", libraries.libtorch() + " (" + libraries.flavor() + ")");
        facts.put("JNI library", libraries.jni());
        facts.put("Overtone commit", commit());
        facts.put("load average before", Hardware.loadAverage());
    }

    Map<String, String> atTheEnd() {
        facts.put("load average after", Hardware.loadAverage());
        facts.put("processor time stolen", Hardware.stolenShare(ticks));
        return facts;
    }

    /** The same, of networks that took turns. */
    Map<String, String> afterTurns(InterleavedLoop.Outcome outcome) {
        facts.put(TOGETHER, outcome.networks().size() + " networks, " + outcome.rounds() + " rounds in random order");
        facts.put(
                "baseline's first and last turn",
                String.format(
                        Locale.ROOT,
                        "%.4g ms and %.4g ms (%+.1f %%)",
                        outcome.first(),
                        outcome.last(),
                        100 * (outcome.last() / outcome.first() - 1)));
        return atTheEnd();
    }

    /** What of an environment is software, in this order. */
    static Map<String, String> software(Map<String, String> environment) {
        Map<String, String> software = new LinkedHashMap<>();
        for (String fact : SOFTWARE) {
            String version = environment.get(fact);
            if (version != null) {
                software.put(fact, version);
            }
        }
        return software;
    }

    /** All that a measurement's environment says of its software, in SQL; a fact that is missing is a difference too. */
    static String softwareOf(String measurement) {
        return SOFTWARE.stream()
                .map(fact -> "coalesce(" + measurement + ".environment ->> '" + fact + "', '-')")
                .collect(Collectors.joining(" || chr(10) || ", "(", ")"));
    }

    /** Of the measuring process, as its parent started it. */
    private static String javaOptions() {
        return String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }

    private static String commit() {
        try (InputStream in = Environment.class.getResourceAsStream("/git.properties")) {
            if (in == null) {
                return "unknown";
            }
            var git = new Properties();
            git.load(in);
            boolean dirty = Boolean.parseBoolean(git.getProperty("git.dirty"));
            return git.getProperty("git.commit.id.abbrev", "unknown") + (dirty ? " with changes" : "");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
