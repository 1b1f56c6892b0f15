package dev.overtone.profiling;

import dev.overtone.network.ComputeDevice;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how much memory is in use at the stages of one measurement. Made when the engine runs and the network does not. */
final class MemoryWatch {

    private final ComputeDevice device;
    private final Reading before;
    private final Optional<Long> cardBefore;
    private @Nullable Reading withWeights;
    private Optional<Long> cardWithWeights = Optional.empty();
    private long peakSoFar;
    private boolean anew;

    /**
     * @param resident the process's resident set
     * @param beside what of it is no tensor: Java's own memory and the mapped code of libraries
     */
    private record Reading(long resident, long beside) {

        static Reading now() {
            return new Reading(Hardware.residentBytes(), javaBytes() + Hardware.residentFileBytes());
        }

        /** How much of {@code bytes} in use now came since this reading, and is neither Java's nor a library's code. */
        long since(long bytes, Reading now) {
            return Math.max(0, bytes - resident - Math.max(0, now.beside - beside));
        }

        /** A page that a pool of the JVM ever used stays resident, so that its peak counts. */
        private static long javaBytes() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
        }
    }

    MemoryWatch(ComputeDevice device) {
        this.device = device;
        this.cardBefore = device.memoryInUse();
        this.before = Reading.now();
    }

    /** The network stands there, and nothing was run yet. */
    void networkBuilt() {
        withWeights = Reading.now();
        cardWithWeights = device.memoryInUse();
    }

    /** From here on the peak is the measuring's own, where the system lets us start it anew. */
    void measuringBegins() {
        peakSoFar = Hardware.peakResidentBytes();
        anew = Hardware.resetPeakResident();
    }

    /** Most memory that this process has ever held, whatever was started anew. */
    long processPeak() {
        return Math.max(peakSoFar, Hardware.peakResidentBytes());
    }

    /** Asked when the measuring has ended; null for a card that tells nothing. */
    @Nullable
    MemoryUse use() {
        return device.isCuda() ? onTheCard() : onTheHost();
    }

    /** The engine keeps what it once took of a card, so that its peak is still in use. */
    private @Nullable MemoryUse onTheCard() {
        Optional<Long> now = device.memoryInUse();
        if (cardBefore.isEmpty() || cardWithWeights.isEmpty() || now.isEmpty()) {
            return null;
        }
        return new MemoryUse(
                MemoryUse.Where.CARD,
                cardBefore.get(),
                cardWithWeights.get(),
                now.get(),
                Math.max(0, cardWithWeights.get() - cardBefore.get()),
                Math.max(0, now.get() - cardBefore.get()),
                true);
    }

    private MemoryUse onTheHost() {
        Reading weights = withWeights;
        if (weights == null) {
            throw new IllegalStateException("The network was not built yet.");
        }
        Reading now = Reading.now();
        long peak = anew ? Hardware.peakResidentBytes() : processPeak();
        return new MemoryUse(
                MemoryUse.Where.HOST,
                before.resident(),
                weights.resident(),
                peak,
                before.since(weights.resident(), weights),
                before.since(peak, now),
                anew);
    }
}
