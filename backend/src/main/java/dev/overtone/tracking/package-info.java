/**
 * The ledger: which networks there are, what was asked to be run, and how each run ended. Knows no HTTP and no latency.
 * Start with {@link dev.overtone.tracking.Runs}.
 */
@ApplicationModule(allowedDependencies = {"architecture", "architecture :: zoo", "analysis", "notation"})
@NullMarked
package dev.overtone.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
