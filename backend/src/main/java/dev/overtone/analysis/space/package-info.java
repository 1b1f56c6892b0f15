/**
 * Many networks at once: a space of variants, its exact Pareto front by enumeration, and the largest variant within a
 * budget. Never samples and never measures. Start with {@link dev.overtone.analysis.space.Enumeration} and
 * {@link dev.overtone.analysis.space.Solver}, and with {@link dev.overtone.analysis.space.DesignSpace} for what is
 * searched.
 */
@NamedInterface("space")
@NullMarked
package dev.overtone.analysis.space;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
