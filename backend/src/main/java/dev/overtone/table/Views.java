package dev.overtone.table;

import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The views that people keep: a private one is its owner's alone, a shared one everybody's who may see its project. */
public interface Views {

    /** Those that somebody may see: their own first, each by name. */
    List<View> list(UUID person, Visible visible);

    Optional<View> find(UUID id, UUID person, Visible visible);

    /**
     * @throws dev.overtone.filter.FilterError if its filter cannot be read
     * @throws InvalidTable naming whatever else of it is wrong
     */
    View create(UUID owner, NewView view);

    /**
     * Makes another of a view that this person keeps.
     *
     * @return empty if they keep none of this id
     * @throws dev.overtone.filter.FilterError if its filter cannot be read
     * @throws InvalidTable naming whatever else of it is wrong
     */
    Optional<View> change(UUID id, UUID owner, NewView view);

    /** @return false if this person keeps none of this id */
    boolean remove(UUID id, UUID owner);
}
