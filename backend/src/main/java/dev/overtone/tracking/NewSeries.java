package dev.overtone.tracking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs to be queued at once.
 *
 * @param project where all of them lie
 * @param axis what a sweep varies, or null for a set of networks
 * @param together whether one process shall take turns between them
 * @param once tells repeats of this request, or null
 */
public record NewSeries(
        UUID project,
        String title,
        @Nullable String axis,
        boolean together,
        List<Member> members,
        NewRun.@Nullable Once once) {

    /** @param value where on the axis, or null */
    public record Member(NewRun run, @Nullable Double value) {}
}
