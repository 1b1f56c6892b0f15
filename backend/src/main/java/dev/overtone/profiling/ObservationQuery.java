package dev.overtone.profiling;

import dev.overtone.tracking.Visible;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which finished measurements; null is any.
 *
 * @param hardwareProfile id of the profile
 * @param experiment its name
 * @param since those that finished then or later
 * @param visible whose; all that there is, for those who learn from it
 */
public record ObservationQuery(
        @Nullable String hardwareProfile,
        @Nullable String runtime,
        @Nullable String precision,
        @Nullable Integer threads,
        @Nullable Integer batchSize,
        @Nullable String family,
        @Nullable String experiment,
        @Nullable String tag,
        @Nullable Instant since,
        Visible visible) {

    public ObservationQuery(
            @Nullable String hardwareProfile,
            @Nullable String runtime,
            @Nullable String precision,
            @Nullable Integer threads,
            @Nullable Integer batchSize,
            @Nullable String family,
            @Nullable String experiment,
            @Nullable String tag,
            @Nullable Instant since) {
        this(
                hardwareProfile,
                runtime,
                precision,
                threads,
                batchSize,
                family,
                experiment,
                tag,
                since,
                Visible.EVERYTHING);
    }

    public static final ObservationQuery ANY =
            new ObservationQuery(null, null, null, null, null, null, null, null, null);

    public static ObservationQuery in(LatencyContext context) {
        return ANY.within(context);
    }

    /** The same of this context alone. */
    public ObservationQuery within(LatencyContext context) {
        return new ObservationQuery(
                context.hardwareProfile(),
                context.runtime(),
                context.precision(),
                context.threads(),
                context.batchSize(),
                family,
                experiment,
                tag,
                since,
                visible);
    }

    /** The same of what may be shown alone. */
    public ObservationQuery seenBy(Visible shown) {
        return new ObservationQuery(
                hardwareProfile, runtime, precision, threads, batchSize, family, experiment, tag, since, shown);
    }

    /** Whether measurements of this context are among those that are asked for. */
    public boolean allows(LatencyContext context) {
        return allows(hardwareProfile, context.hardwareProfile())
                && allows(runtime, context.runtime())
                && allows(precision, context.precision())
                && allows(threads, context.threads())
                && allows(batchSize, context.batchSize());
    }

    private static boolean allows(@Nullable Object wanted, Object own) {
        return wanted == null || wanted.equals(own);
    }
}
