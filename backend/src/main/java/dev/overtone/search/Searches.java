package dev.overtone.search;

import dev.overtone.profiling.Subscription;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The front door of searching: asks for searches, follows them, finds them again. */
public interface Searches {

    /**
     * Begins a search; the same idempotency key and request give the same search again.
     *
     * @throws InvalidSearch naming every field that is wrong
     */
    Search begin(SearchRequest request);

    /** What may be an objective or a constraint: measured, on paper, signals, and what people attached to what they see. */
    List<String> metrics(Visible scope);

    Optional<Search> find(UUID id);

    /** The newest first. */
    List<Search> newest(Visible visible, int most);

    /** Every trial, in the order in which they were asked for. */
    List<SearchTrial> trials(UUID id);

    /**
     * Those behind this number, in order.
     *
     * @param most how many at most
     */
    List<SearchTrial> trials(UUID id, int after, int most);

    /**
     * Asks for nothing new from now on.
     *
     * @throws UnknownSearch if there is none
     * @throws SearchHasEnded if it is over
     */
    Search pause(UUID id);

    /**
     * Goes on.
     *
     * @throws UnknownSearch if there is none
     * @throws SearchHasEnded if somebody stopped it, or its budget is spent
     */
    Search resume(UUID id);

    /**
     * Ends it now; what waits to be measured is given up.
     *
     * @throws UnknownSearch if there is none
     * @throws SearchHasEnded if it is over
     */
    Search stop(UUID id);

    /**
     * Gives it another budget; one that had spent its own goes on.
     *
     * @throws UnknownSearch if there is none
     * @throws SearchHasEnded if somebody stopped it
     * @throws InvalidSearch naming every field that is wrong
     */
    Search extend(UUID id, Budget budget);

    /**
     * Tries these networks of the space next, whatever the sampler thinks.
     *
     * @throws UnknownSearch if there is none
     * @throws SearchHasEnded if somebody stopped it
     * @throws InvalidSearch if one is not in the space
     */
    Search measure(UUID id, List<Long> candidates);

    /** Tells {@code listener} of every change, from now until closed; on a thread of its own. */
    Subscription watch(UUID id, Consumer<Search> listener);
}
