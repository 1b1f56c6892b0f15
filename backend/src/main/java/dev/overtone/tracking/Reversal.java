package dev.overtone.tracking;

import java.util.List;
import java.util.UUID;

/**
 * What takes a change of runs back.
 *
 * @param runs that the change changed, and changed alike
 */
public record Reversal(RunChange change, List<UUID> runs) {

    public Reversal {
        runs = List.copyOf(runs);
    }
}
