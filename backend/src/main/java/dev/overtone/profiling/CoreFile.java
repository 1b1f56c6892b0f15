package dev.overtone.profiling;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The image of a crashed process, gigabytes in whatever folder the program was started in. */
final class CoreFile {

    /** The same number on Linux and macOS. */
    private static final int RLIMIT_CORE = 4;

    private CoreFile() {}

    /** This process leaves none, whatever the shell that started the program allows. */
    static void forbid() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("setrlimit").ifPresent(address -> {
            var setrlimit = linker.downcallHandle(
                    address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            try (var arena = Arena.ofConfined()) {
                MemorySegment none = arena.allocate(ValueLayout.JAVA_LONG, 2);
                int _ = (int) setrlimit.invokeExact(RLIMIT_CORE, none);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
