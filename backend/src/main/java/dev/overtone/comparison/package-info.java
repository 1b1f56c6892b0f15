/**
 * Several runs beside each other: every fact of them, which of these differ, where their time went layer by layer, and
 * how their latencies are distributed. What may be said of one latency beside another is {@code profiling}'s. Start with
 * {@link dev.overtone.comparison.Comparisons}.
 */
@ApplicationModule(
        allowedDependencies = {
            "architecture",
            "architecture :: zoo",
            "analysis",
            "analysis :: hardware",
            "notation",
            "tracking",
            "profiling"
        })
@NullMarked
package dev.overtone.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
