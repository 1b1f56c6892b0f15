/**
 * How a network, and a question about its costs, is written: JSON, canonical text, fingerprint and name. Never builds or
 * counts. Start
 * with {@link dev.overtone.notation.NetworkJson}.
 */
@ApplicationModule(
        allowedDependencies = {
            "architecture",
            "architecture :: zoo",
            "analysis :: hardware",
            "analysis :: space",
            "analysis :: systolic"
        })
@NullMarked
package dev.overtone.notation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
