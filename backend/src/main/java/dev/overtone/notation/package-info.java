/**
 * How a network is written: its JSON, its canonical text, its fingerprint and its name. Never builds or counts. Start
 * with {@link dev.overtone.notation.NetworkJson}.
 */
@ApplicationModule(allowedDependencies = {"architecture", "architecture :: zoo"})
@NullMarked
package dev.overtone.notation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
