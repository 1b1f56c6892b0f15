package dev.overtone.profiling;

import dev.overtone.network.Execution;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import dev.overtone.tracking.TrackedSeries;
import dev.overtone.tracking.Visible;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The front door of measuring: asks for runs, follows them, finds them again. */
public interface Profiler {

    /** How networks can be run; the first unless another is asked for. */
    List<String> RUNTIMES = Execution.notations();

    /**
     * Queues a run; the same idempotency key and request give the same run again.
     *
     * @throws InvalidRun naming every field that is wrong
     * @throws dev.overtone.architecture.InvalidNetwork if the network cannot be drawn
     * @throws dev.overtone.analysis.Room.Crowded if there is no room to draw it
     * @throws dev.overtone.tracking.InvalidEntry if there is no network that it could have been made from
     */
    TrackedRun submit(RunRequest request);

    /**
     * As what a run would be queued, and on which device: the one that is named, or the first that there is.
     *
     * @throws InvalidRun naming every field that is wrong
     */
    AcceptedRequest accept(RunRequest request);

    /**
     * Queues all runs of a series or none; the same idempotency key and request give the same series again.
     *
     * @throws InvalidRun naming every field that is wrong
     * @throws dev.overtone.analysis.Room.Crowded if there is no room to draw one of its networks
     */
    TrackedSeries submit(SeriesRequest request);

    Optional<SeriesDetails> series(UUID id);

    /** The newest first. */
    List<SeriesDetails> newestSeries(Visible visible, int most);

    /** Ends what is queued of a series and asks what is running to stop; how many runs that were. */
    int cancelSeries(UUID id);

    Optional<RunDetails> find(UUID id);

    /** Those of these runs that are there, in the order asked for. */
    List<RunDetails> find(Collection<UUID> ids);

    /** Those of them that {@code scope} shows and nobody has thrown away, in this order. */
    List<RunDetails> find(Visible scope, Collection<UUID> ids);

    /** @throws InvalidRun if the page token is not one of ours */
    RunPage list(RunQuery query);

    /**
     * Runs whose latency moved since an update and that are the last of their network, hardware and settings, newest
     * first.
     */
    List<RunDetails> moved(Visible visible, int most);

    /** The newest of a project, or of one of its experiments. */
    List<RunDetails> newestIn(UUID project, @Nullable UUID experiment, int most);

    /** The best run of a project on each kind of hardware, at each batch and precision, of whatever network. */
    List<FastestRun> fastestIn(UUID project);

    /** How many runs are in this state now. */
    int count(Visible visible, RunState state);

    /** Latencies in ms in measured order; empty until the run finished. */
    Optional<double[]> samples(UUID id);

    /** Of those runs that finished, with one look for all. */
    Map<UUID, double[]> samples(Collection<UUID> ids);

    /** Where the time went, node by node; empty until the run finished, and for runs measured before this was timed. */
    Optional<LayerTimes> layers(UUID id);

    /** Of those runs whose layers were timed, with one look for all. */
    Map<UUID, LayerTimes> layers(Collection<UUID> ids);

    /**
     * Ends a queued run at once and asks a running one to stop.
     *
     * @throws UnknownRun if there is none
     * @throws RunHasEnded if there is nothing left to cancel
     */
    void cancel(UUID id);

    List<DeviceView> devices();

    /** Of each of these networks the best run on each kind of hardware; networks that were never measured are left out. */
    Map<String, List<FastestRun>> fastest(Visible visible, Collection<String> fingerprints);

    /** Tells {@code listener} of every change of a run, from now until closed; on a thread of its own. */
    Subscription watch(UUID id, Consumer<RunDetails> listener);
}
