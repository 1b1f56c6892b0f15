package dev.overtone.tracking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The projects of the ledger. Names are unique in any case, but for those in the trash. */
public interface Projects {

    /** By name; those in the trash are left out. */
    List<ProjectEntry> list(Visible scope, boolean archivedToo);

    /**
     * Those whose name holds this, in any case, or whose id begins so, by name; those archived or in the trash are left
     * out.
     */
    List<Project> matching(Visible scope, String text, int most);

    /** One of them, in the trash or not. */
    Optional<ProjectEntry> find(Visible scope, UUID id);

    /** By name, in any case, or by id; not one in the trash. */
    Optional<Project> named(Visible scope, String nameOrId);

    /** Whether it is there, and not in the trash; nobody changes that before the caller's transaction has ended. */
    boolean hold(UUID id);

    /**
     * @throws InvalidEntry naming every field that is wrong
     * @throws LedgerConflict if another project is called so
     */
    Project create(String name, String notes);

    /**
     * @return false if there is none, or it is in the trash
     * @throws InvalidEntry naming every field that is wrong
     * @throws LedgerConflict if another project is called so
     */
    boolean edit(UUID id, PlaceEdit edit);

    /**
     * Moves it into the trash with all that lies in it.
     *
     * @return false if there is none, or it is there already
     * @throws LedgerConflict if something in it is at work, or it is the first
     */
    boolean trash(UUID id);

    /**
     * Brings it back with exactly what went with it.
     *
     * @return false if it is not in the trash
     * @throws LedgerConflict if another project has its name now
     */
    boolean restore(UUID id);
}
