package dev.overtone.tracking;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** The runs that somebody wants to find again; everybody has their own. */
public interface Stars {

    /** Stars those of the runs that may be seen; how many were not starred before. */
    int add(UUID person, Visible scope, Collection<UUID> runs);

    /** How many were starred. */
    int remove(UUID person, Collection<UUID> runs);

    /** Those of these runs that somebody starred. */
    Set<UUID> among(UUID person, Collection<UUID> runs);
}
