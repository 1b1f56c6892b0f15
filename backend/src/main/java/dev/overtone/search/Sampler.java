package dev.overtone.search;

import java.util.List;

/**
 * Says which networks to try next. What it says follows from its seed, which numbers it gave out, and what it was told, in
 * the order told; so after a restart another one goes on alike once it heard {@link #asked} of the same numbers and {@link
 * #tell} of the same trials. That costs no more than hearing. Not safe for several threads.
 */
public interface Sampler {

    /**
     * Networks that were never asked for and never told of, not even by another number. Fewer when there are no more, or
     * none can be named before more is told.
     */
    List<Long> ask(int count);

    /** Takes a network for asked for, as an earlier sampler did. */
    void asked(long index);

    /** How a network did, whether it was asked for or is known from elsewhere; again when it was measured again. */
    void tell(Trial trial);

    /** Networks told of that are worth another measurement, since noise hides which of them is on the front. */
    default List<Long> doubtful(int count) {
        return List.of();
    }
}
