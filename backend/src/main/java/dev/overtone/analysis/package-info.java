/**
 * What a network costs on paper: parameters, MACs, CIO, copies and peak activation memory, per layer and in total.
 * Never measures anything. Start with {@link dev.overtone.analysis.Analysis}.
 */
@ApplicationModule(allowedDependencies = {"architecture", "architecture :: zoo"})
@NullMarked
package dev.overtone.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
