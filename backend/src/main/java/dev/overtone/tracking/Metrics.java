package dev.overtone.tracking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Figures that people attach to networks and runs, and those that were published about the presets. Every value stays,
 * the latest of a name stands; what was published stands where nobody attached anything.
 */
public interface Metrics {

    /**
     * Empty if neither the ledger nor the presets know the network; a preset is kept with it.
     *
     * @throws InvalidEntry naming every field that is wrong
     */
    Optional<AttachedMetric> attach(String fingerprint, MetricEntry entry);

    /**
     * Empty if there is no such run.
     *
     * @throws InvalidEntry naming every field that is wrong
     */
    Optional<AttachedMetric> attach(UUID run, MetricEntry entry);

    /**
     * Attaches every line of a table {@code fingerprint,name,value,unit,source} to its network, or none; answers how many.
     *
     * @throws InvalidEntry naming every cell that is wrong by line and column
     */
    int attachAll(String csv);

    /** What {@link #attachAll} reads: everything that was attached to networks, oldest first. */
    String csv();

    /** Newest first, then what was published; empty if neither the ledger nor the presets know the network. */
    Optional<List<AttachedMetric>> ofNetwork(String fingerprint);

    /** Newest first; empty if there is no such run. */
    Optional<List<AttachedMetric>> ofRun(UUID run);

    /**
     * What stands of each run, by name: its own figure, or else its network's. One look for all.
     *
     * @param fingerprints the network of each run
     */
    Map<UUID, Map<String, AttachedMetric>> standing(Map<UUID, String> fingerprints);

    Optional<AttachedMetric> find(UUID id);

    /** @return false if there is no such metric */
    boolean remove(UUID id);

    /** Every name that a network, or a run of these projects, goes with, in order. */
    List<KnownMetric> known(Visible scope);

    /** The standing value of each of these networks that has one. */
    Map<String, AttachedMetric> standing(String name, Collection<String> fingerprints);

    /** The standing value of each run of these networks that has one, by network and run. */
    Map<String, Map<UUID, AttachedMetric>> standingOfRuns(String name, Collection<String> fingerprints);
}
