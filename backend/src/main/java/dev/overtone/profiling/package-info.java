/**
 * What a network costs measured: devices, the measuring protocol, its statistics, and the workers that do it. Never
 * predicts. Start with {@link dev.overtone.profiling.Profiler}.
 */
@ApplicationModule(
        allowedDependencies = {"architecture", "analysis", "notation", "network", "tracking", "storage", "launch"})
@NullMarked
package dev.overtone.profiling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
