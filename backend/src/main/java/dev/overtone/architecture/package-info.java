/**
 * What a network is: shapes, layers, and the immutable graph that every reader (cost, DJL, exports, drawing) reads.
 * Never knows a framework, a file format or a cost. Start with {@link dev.overtone.architecture.Layer}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.overtone.architecture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
