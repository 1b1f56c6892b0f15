/**
 * What runs: a layer graph compiled to a DJL block on the PyTorch engine, with weights that any machine can reproduce.
 * The only user of {@code ai.djl}. Never knows a database, Spring or how a latency is summarised. Start with
 * {@link dev.overtone.network.CompiledNetwork}.
 */
@ApplicationModule(allowedDependencies = {"architecture"})
@NullMarked
package dev.overtone.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
