package dev.overtone.profiling;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.notation.NetworkName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs to be queued at once, all of them or none, for one device.
 *
 * @param title for people
 * @param axis what a sweep varies, or null for a set of networks
 * @param together whether one process shall take turns between them; the first is the baseline then
 */
public record SeriesRequest(
        String title,
        @Nullable String axis,
        boolean together,
        List<Member> members,
        @Nullable String idempotencyKey) {

    /** Networks of a set. */
    public static final Range NETWORKS = Range.whole(2, 12);

    /**
     * @param value where on the axis, or null
     * @param field what the request calls it when it is refused: {@code networks[2]}
     */
    public record Member(RunRequest request, @Nullable Double value, String field) {}

    /**
     * One network at several values of one number.
     *
     * @throws InvalidRun naming every field that is wrong
     */
    public static SeriesRequest sweep(
            RunRequest base, Sweep sweep, @Nullable String title, boolean together, @Nullable String key) {
        List<RunRequest> requests = sweep.requests(base);
        return new SeriesRequest(
                title == null ? NetworkName.of(base.network()) + " over " + sweep.path() : title,
                sweep.path(),
                together,
                IntStream.range(0, requests.size())
                        .mapToObj(
                                i -> new Member(requests.get(i), sweep.values().get(i), "sweep.values[" + i + "]"))
                        .toList(),
                key);
    }

    /** Several networks, each run as {@code base} says. */
    public static SeriesRequest set(
            List<NetworkSpec> networks,
            RunRequest base,
            @Nullable String title,
            boolean together,
            @Nullable String key) {
        return new SeriesRequest(
                title == null ? networks.stream().map(NetworkName::of).collect(Collectors.joining(", ")) : title,
                null,
                together,
                IntStream.range(0, networks.size())
                        .mapToObj(i -> new Member(base.with(networks.get(i)), null, "networks[" + i + "]"))
                        .toList(),
                key);
    }
}
