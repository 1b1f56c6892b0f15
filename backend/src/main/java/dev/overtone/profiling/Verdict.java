package dev.overtone.profiling;

/** Whether a latency may be quoted. */
public enum Verdict {
    /** Noise below the protocol's bound. */
    STABLE,
    /** Measured to the end, but the samples scatter too much. */
    NOISY,
    /** The samples drift upwards: the device slowed down while it was measured. */
    THROTTLED,
    /** Fewer than 30 samples before the cap. */
    TOO_FEW_SAMPLES
}
