package dev.overtone.tracking;

import dev.overtone.architecture.NetworkSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every network that was saved or run, once for each fingerprint, with what people say of it and where it came from. */
public interface Networks {

    /** How many relatives of one kind a {@link Lineage} holds at most. */
    int MOST_RELATIVES = 50;

    Optional<NetworkEntry> find(String fingerprint);

    /**
     * One page, in the query's order.
     *
     * @throws InvalidEntry if the text or the page token cannot be read
     */
    NetworkPage list(NetworkQuery query);

    /**
     * Keeps a design. What is there already stays, with the new description's texts put over the old ones.
     *
     * @param madeFrom fingerprint of the network or preset it was made from, or null
     * @throws InvalidEntry naming every field that is wrong
     * @throws dev.overtone.architecture.InvalidNetwork if the network cannot be drawn
     */
    Save save(NetworkSpec network, Description description, @Nullable String madeFrom);

    /**
     * Keeps a network that nobody saved, such as one that a search came to; answers its fingerprint.
     *
     * @throws dev.overtone.architecture.InvalidNetwork if the network cannot be drawn
     */
    String enter(NetworkSpec network);

    /**
     * Says something else of a network; empty if there is none.
     *
     * @throws InvalidEntry naming every field that is wrong
     */
    Optional<NetworkEntry> describe(String fingerprint, Description description);

    /** Where it came from and what became of it. */
    Lineage lineage(String fingerprint);

    /** @param isNew whether the ledger did not know the network before */
    record Save(NetworkEntry entry, boolean isNew) {}
}
