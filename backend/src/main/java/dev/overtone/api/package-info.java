/**
 * JSON for programs, version 1: one controller for each noun, every error on one page. Never knows a page. Start with
 * {@link dev.overtone.api.Problems} and {@link dev.overtone.api.RunsController}.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "architecture",
            "architecture :: zoo",
            "analysis",
            "analysis :: counting",
            "analysis :: hardware",
            "analysis :: space",
            "analysis :: systolic",
            "comparison",
            "filter",
            "notation",
            "prediction",
            "profiling",
            "search",
            "table",
            "tracking"
        })
@NullMarked
package dev.overtone.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
