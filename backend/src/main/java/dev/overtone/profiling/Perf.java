package dev.overtone.profiling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Linux's perf: what the processor's counters tell of this process, and where the system lets us, what the memory
 * controllers tell of the whole machine. perf counts for as long as a {@code cat} lives that it starts: what we write to
 * {@code cat} comes back once counting has begun, and it ends when we close its input.
 */
final class Perf implements CounterTool {

    private static final String CYCLES = "cycles";
    private static final String INSTRUCTIONS = "instructions";
    private static final String LOAD_MISSES = "LLC-load-misses";
    private static final String STORE_MISSES = "LLC-store-misses";
    private static final String CACHE_MISSES = "cache-misses";
    private static final List<String> EVENTS =
            List.of(CYCLES, INSTRUCTIONS, "LLC-loads", LOAD_MISSES, STORE_MISSES, CACHE_MISSES);

    private static final int LINE_BYTES = 64;
    private static final long BUSY_NANOS = 20_000_000;
    private static final double MIB = 1L << 20;
    private static final long LONGEST_START_SECONDS = 10;

    /** Not the common pool, which has one thread on two cores. */
    private static final Executor READERS =
            reading -> Thread.ofPlatform().daemon().name("perf-reader").start(reading);

    private static final Path DEVICES = Path.of("/sys/bus/event_source/devices");
    private static final Path PARANOID = Path.of("/proc/sys/kernel/perf_event_paranoid");

    private final String program;
    private final Path devices;

    Perf() {
        this("perf", DEVICES);
    }

    /** @param devices where the system lists what can count */
    Perf(String program, Path devices) {
        this.program = program;
        this.devices = devices;
    }

    /** One perf at work. */
    private final class Counting implements AutoCloseable {

        private final Process process;
        private final CompletableFuture<String> said;

        Counting(List<String> events, String... whom) throws IOException {
            var command = new ArrayList<>(List.of(program, "stat", "-x,", "-e", String.join(",", events)));
            command.addAll(List.of(whom));
            command.addAll(List.of("--", "cat"));
            var builder = new ProcessBuilder(command);
            builder.environment().put("LC_ALL", "C");
            process = builder.start();
            said = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), READERS);
        }

        /** @return false where perf ended instead */
        boolean begins() throws InterruptedException {
            try (var in = process.inputReader(StandardCharsets.UTF_8)) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                return CompletableFuture.supplyAsync(() -> line(in), READERS)
                                .get(LONGEST_START_SECONDS, TimeUnit.SECONDS)
                        != null;
            } catch (IOException | ExecutionException | TimeoutException e) {
                return false;
            }
        }

        PerfStat ends() throws InterruptedException {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It has ended already, and what it said is all there.
            }
            try {
                return PerfStat.parse(said.get(LONGEST_START_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                return PerfStat.parse("");
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Override
    public CounterSupport support() {
        Counters tried = count(Perf::beBusy, 1, List.of());
        return tried.forwards() == 0
                ? new CounterSupport(false, tried.words())
                : new CounterSupport(
                        true,
                        tried.events().stream()
                                .map(Counters.Event::name)
                                .collect(Collectors.joining(", ", "perf counts ", ".")));
    }

    @Override
    public Counters count(Runnable forward, int forwards) {
        return count(forward, forwards, controllerEvents());
    }

    private Counters count(Runnable forward, int forwards, List<String> controllers) {
        try (var own = new Counting(EVENTS, "-p", ownId());
                var machine = controllers.isEmpty() ? null : new Counting(controllers, "-a")) {
            if (!own.begins()) {
                return Counters.none(refusal(own.ends()));
            }
            Counting ofMachine = machine != null && machine.begins() ? machine : null;
            for (int i = 0; i < forwards; i++) {
                forward.run();
            }
            PerfStat ofMemory = ofMachine == null ? null : ofMachine.ends();
            return counters(own.ends(), ofMemory, forwards);
        } catch (IOException e) {
            return Counters.none("perf is not installed on this machine.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Counters.none("Nobody waited for perf.");
        }
    }

    /** What is at rest has nothing to be counted. */
    private static void beBusy() {
        long end = System.nanoTime() + BUSY_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** @param ofMemory what the memory controllers counted for the whole machine, or null */
    static Counters counters(PerfStat own, @Nullable PerfStat ofMemory, int forwards) {
        var lines = new ArrayList<>(own.lines());
        if (ofMemory != null) {
            lines.addAll(ofMemory.lines());
        }
        var events = new ArrayList<Counters.Event>();
        for (PerfStat.Line line : lines) {
            if (line.value() != null) {
                events.add(new Counters.Event(line.event(), line.value() / forwards, line.unit(), line.share()));
            }
        }
        if (events.isEmpty()) {
            return Counters.none(
                    "perf runs here, but the machine shows it no counters; a virtual machine often hides them.");
        }
        Moved moved = moved(own, ofMemory);
        return new Counters(
                forwards, events, moved.bytes() == null ? null : Math.round(moved.bytes() / forwards), moved.words());
    }

    private record Moved(@Nullable Double bytes, String words) {}

    private static Moved moved(PerfStat own, @Nullable PerfStat ofMemory) {
        if (ofMemory != null && ofMemory.lines().stream().anyMatch(line -> line.value() != null)) {
            return new Moved(
                    ofMemory.lines().stream().mapToDouble(Perf::bytes).sum(),
                    "What the memory controllers moved, for the whole machine: whatever else ran is in it.");
        }
        Optional<PerfStat.Line> loads = own.counted(LOAD_MISSES);
        if (loads.isPresent()) {
            Optional<PerfStat.Line> stores = own.counted(STORE_MISSES);
            double misses = count(loads.get()) + stores.map(Perf::count).orElse(0.0);
            return new Moved(
                    LINE_BYTES * misses,
                    "Misses of the last-level cache × 64 bytes, "
                            + (stores.isPresent() ? "loads and stores" : "loads only")
                            + ": lines that the hardware fetched ahead and lines written back are not among them.");
        }
        return own.counted(CACHE_MISSES)
                .map(misses -> new Moved(
                        LINE_BYTES * count(misses),
                        "cache-misses × 64 bytes: misses of what this processor's perf takes for its last cache (on AMD's,"
                                + " the L2, so that most of it never reached memory)."))
                .orElseGet(() -> new Moved(null, "None of these events tells how many bytes moved."));
    }

    private static double count(PerfStat.Line line) {
        return line.value() == null ? 0 : line.value();
    }

    /** A controller counts in MiB, or in transfers of one line. */
    private static double bytes(PerfStat.Line line) {
        return count(line) * (line.unit().equals("MiB") ? MIB : LINE_BYTES);
    }

    private static String refusal(PerfStat said) {
        String level = text(PARANOID).map(String::strip).orElse("unknown");
        String complaint = said.other().stream()
                .filter(line -> !line.equals("Error:"))
                .findFirst()
                .orElse("it ended at once");
        return "perf could not count here (kernel.perf_event_paranoid is " + level + "): " + complaint;
    }

    /** Of the memory controllers that the system lists: Intel's, for servers and clients, and AMD's since Zen 4. */
    private List<String> controllerEvents() {
        Stream<List<String>> known = Stream.of(
                events("uncore_imc", "cas_count_read", "cas_count_write"),
                events("uncore_imc", "data_reads", "data_writes"),
                events("uncore_imc_free_running", "data_read", "data_write"));
        return known.filter(list -> !list.isEmpty())
                .findFirst()
                .orElseGet(() -> Files.isDirectory(devices.resolve("amd_umc_0"))
                        ? List.of("umc_cas_cmd.rd", "umc_cas_cmd.wr")
                        : List.of());
    }

    private List<String> events(String unit, String... names) {
        boolean listed = Stream.of(unit, unit + "_0")
                .anyMatch(device ->
                        Files.exists(devices.resolve(device).resolve("events").resolve(names[0])));
        return listed ? Stream.of(names).map(name -> unit + "/" + name + "/").toList() : List.of();
    }

    private static String ownId() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String all(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String line(BufferedReader in) {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
