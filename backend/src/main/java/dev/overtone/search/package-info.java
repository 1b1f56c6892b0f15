/**
 * What to try next: objectives, constraints, samplers, front; the space itself is {@code analysis}'s. Never knows DJL,
 * Spring, a database or HTTP. Start with {@link dev.overtone.search.Sampler} and {@link dev.overtone.search.Method}.
 */
@ApplicationModule(allowedDependencies = {"architecture", "analysis :: space"})
@NullMarked
package dev.overtone.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
