/**
 * What to try next: objectives, constraints, samplers, front; and the searches that are led by them, network by network.
 * The space itself is {@code analysis}'s. Never knows DJL or HTTP; the samplers know no database either. Start with
 * {@link dev.overtone.search.Searches} and {@link dev.overtone.search.Sampler}.
 */
@ApplicationModule(
        allowedDependencies = {"architecture", "analysis", "analysis :: space", "notation", "tracking", "profiling"})
@NullMarked
package dev.overtone.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
