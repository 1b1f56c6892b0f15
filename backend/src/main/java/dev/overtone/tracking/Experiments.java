package dev.overtone.tracking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The experiments of the ledger. Names are unique in their project in any case, but for those in the trash. */
public interface Experiments {

    /**
     * The one used last first; those in the trash are left out.
     *
     * @param project whose, or null for those of all that may be seen
     */
    List<ExperimentEntry> list(Visible scope, @Nullable UUID project, boolean archivedToo);

    /**
     * Those whose name holds this, in any case, or whose id begins so, newest first; those archived or in the trash are
     * left out.
     */
    List<Experiment> matching(Visible scope, String text, int most);

    /** One of them, in the trash or not. */
    Optional<ExperimentEntry> find(Visible scope, UUID id);

    /** By name, in any case, or by id; not one in the trash. */
    Optional<Experiment> named(UUID project, String nameOrId);

    /**
     * @throws InvalidEntry naming every field that is wrong, or that there is no such project
     * @throws LedgerConflict if another of the project is called so
     */
    Experiment create(UUID project, String name, String notes);

    /**
     * @param project where it shall lie, its runs with it, or null where it does
     * @return false if there is none, or it is in the trash
     * @throws InvalidEntry naming every field that is wrong, or that there is no such project
     * @throws LedgerConflict if another of the project is called so
     */
    boolean edit(UUID id, PlaceEdit edit, @Nullable UUID project);

    /**
     * Moves it into the trash with its runs.
     *
     * @return false if there is none, or it is there already
     * @throws LedgerConflict if one of its runs is queued or running
     */
    boolean trash(UUID id);

    /**
     * Brings it back with exactly those runs that went with it.
     *
     * @return false if it is not in the trash
     * @throws LedgerConflict if another of the project has its name now, or the project is in the trash
     */
    boolean restore(UUID id);
}
