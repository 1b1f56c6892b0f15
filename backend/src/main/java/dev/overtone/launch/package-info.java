/**
 * How the program starts fast: a copy of the jar laid out for the JVM, with a cache of what an earlier start loaded and
 * compiled, to which {@code java -jar} hands itself over; and how a start ends that is told to. Knows nothing of what the
 * program does.
 *
 * <p>Start with {@link dev.overtone.launch.PreparedLaunch}.
 */
@ApplicationModule(allowedDependencies = {"storage"})
@NullMarked
package dev.overtone.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
