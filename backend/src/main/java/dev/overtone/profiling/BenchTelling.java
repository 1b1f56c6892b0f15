package dev.overtone.profiling;

import dev.overtone.network.OutOfDeviceMemory;
import dev.overtone.network.UnusableNativeLibraries;
import dev.overtone.tracking.Failure;
import java.io.PrintStream;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a bench says to its parent, a line of JSON for each event. */
final class BenchTelling {

    private static final long TELL_EVERY_NANOS = 100_000_000L;

    private final PrintStream out;
    private String stage = Stages.BUILDING;
    private @Nullable MemoryNeed need;
    private long told;

    BenchTelling(PrintStream out) {
        this.out = out;
    }

    /** Said again should memory run out. */
    void expects(MemoryNeed expected) {
        need = expected;
    }

    /** Does the work and tells how it ended, whatever it ends with. */
    void theEndOf(Supplier<BenchEvent> work) {
        BenchEvent end;
        try {
            end = work.get();
        } catch (BenchFailed e) {
            end = failed(e.code(), e.getMessage());
        } catch (OutOfDeviceMemory | OutOfMemoryError e) {
            String expected = need == null ? "" : " The network was expected to need " + need + ".";
            end = failed("OUT_OF_MEMORY", "Memory ran out: " + e.getMessage() + expected);
        } catch (UnusableNativeLibraries e) {
            end = failed("NATIVE_LIBRARIES", e.getMessage());
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            end = failed("BENCH_ERROR", "The measuring process stumbled: " + e);
        }
        tell(end);
    }

    private BenchEvent failed(String code, @Nullable String message) {
        return new BenchEvent.Failed(new Failure(code, stage, String.valueOf(message)));
    }

    /** Tells of a stage's progress, though not of every step. */
    DoubleConsumer share(String stage) {
        return share -> {
            long now = System.nanoTime();
            if (!stage.equals(this.stage) || now - told > TELL_EVERY_NANOS) {
                told = now;
                progress(stage, share);
            }
        };
    }

    void progress(String stage, double progress) {
        this.stage = stage;
        tell(new BenchEvent.Progress(stage, progress));
    }

    private void tell(BenchEvent event) {
        // The declared type makes Jackson write which event it is.
        out.println(BenchProcess.MAPPER.writerFor(BenchEvent.class).writeValueAsString(event));
    }
}
