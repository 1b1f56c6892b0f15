/**
 * What a network is expected to take, learnt from what others took on the same hardware, and how well figures on paper
 * order what was measured. Never a measurement, and never shown as one. Start with
 * {@link dev.overtone.prediction.Predictions}.
 */
@ApplicationModule(
        allowedDependencies = {"architecture", "analysis", "analysis :: hardware", "analysis :: space", "profiling"})
@NullMarked
package dev.overtone.prediction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
