package dev.overtone.launch;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** This process's program, which the system can replace: its number, its streams and its parent stay what they are. */
final class ProcessImage {

    private ProcessImage() {}

    /**
     * Becomes another program (POSIX {@code execv}), and returns only where the system refused. A child process would do
     * the same work, but leave two processes, of which whoever started us knows, signals and kills the wrong one.
     */
    static void replace(List<String> command) {
        AddressLayout pointer = ValueLayout.ADDRESS;
        Linker linker = Linker.nativeLinker();
        MethodHandle execv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("execv"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, pointer, pointer));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = arena.allocate(pointer, command.size() + 1L);
            for (int i = 0; i < command.size(); i++) {
                arguments.setAtIndex(pointer, i, arena.allocateFrom(command.get(i)));
            }
            arguments.setAtIndex(pointer, command.size(), MemorySegment.NULL);
            int _ = (int) execv.invokeExact(arguments.getAtIndex(pointer, 0), arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
