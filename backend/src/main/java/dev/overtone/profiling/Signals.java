package dev.overtone.profiling;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Signals of networks that nobody trained: asked for, computed once by a worker between two runs, kept for good. */
public interface Signals {

    /** Unless another is asked for. */
    int SEED = 0;

    /**
     * Asks for the signals of these networks; what is there or on its way stays, what failed is tried again.
     *
     * @throws dev.overtone.tracking.UnknownNetwork if the ledger does not know one of them; nothing is asked for then
     */
    void ask(Collection<String> fingerprints, int seed);

    /** Of each of these networks that somebody asked for. */
    Map<String, NetworkSignals> find(Collection<String> fingerprints, int seed);

    /** Of every seed that somebody asked for, the lowest first. */
    List<NetworkSignals> all(String fingerprint);
}
