package dev.overtone.profiling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device with what it does and may do next.
 *
 * @param heldSince when its worker took it, or null while nobody holds it
 * @param running the run at work, or null
 * @param queue the first of the runs that it may take, in the order in which it would
 * @param queued how many these are in all
 * @param best of every figure, of all calibrations on its present hardware
 * @param calibrations newest first
 * @param calibrationAsked when a calibration was asked for that has not been taken yet, or null
 * @param calibrationTrouble why the last one that was asked for could not be taken, or null
 * @param environment circumstances of the newest measurement on it; empty before the first
 */
public record DeviceDetails(
        DeviceView device,
        @Nullable Instant heldSince,
        @Nullable RunDetails running,
        List<RunDetails> queue,
        int queued,
        Map<String, Double> best,
        List<TakenCalibration> calibrations,
        @Nullable Instant calibrationAsked,
        @Nullable String calibrationTrouble,
        Map<String, String> environment) {}
