package dev.overtone.tracking;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people change of runs: all of a request or nothing of it, in one statement however many runs there are. */
public interface RunEdits {

    /**
     * Changes these runs; those that are not there, not to be seen or in the trash are left alone.
     *
     * @return how many it changed; a run that was so already does not count
     * @throws InvalidEntry naming what is wrong with the change
     * @throws LedgerConflict if one of them cannot be changed so
     */
    default int apply(Visible scope, Collection<UUID> runs, RunChange change) {
        return applyAll(scope, runs, List.of(change));
    }

    /**
     * The same of several changes, one after the other, all of them or none.
     *
     * @return how many runs one of them changed at least
     */
    int applyAll(Visible scope, Collection<UUID> runs, List<RunChange> changes);

    /** What will take a change back, asked before it is made; nothing for the runs that it leaves as they are. */
    List<Reversal> reversals(Visible scope, Collection<UUID> runs, RunChange change);

    /**
     * Takes changes back, all of them or none, as {@link #apply} makes them.
     *
     * @return how many runs it changed
     */
    int takeBack(Visible scope, List<Reversal> reversals);

    /** Where those of these runs lie that may be seen: whoever changes them needs a right in each. */
    Set<UUID> projectsOf(Visible scope, Collection<UUID> runs);
}
