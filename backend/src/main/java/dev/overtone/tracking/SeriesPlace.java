package dev.overtone.tracking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in which series a run stands.
 *
 * @param position from 0; in a set that is measured together 0 is the baseline
 * @param value where on the axis of a sweep, or null
 * @param together whether the runs of the series take turns in one process
 */
public record SeriesPlace(
        UUID series, int position, @Nullable Double value, boolean together) {}
