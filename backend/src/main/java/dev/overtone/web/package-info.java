/**
 * Pages for people: one controller and page record for each noun, fragments for htmx, live runs as server-sent events.
 * Never the JSON interface for programs, and never a count or a measurement of its own. Start with
 * {@link dev.overtone.web.DesignerController}.
 */
@ApplicationModule(
        allowedDependencies = {
            "architecture",
            "architecture :: zoo",
            "analysis",
            "analysis :: counting",
            "analysis :: hardware",
            "analysis :: space",
            "analysis :: systolic",
            "comparison",
            "notation",
            "prediction",
            "tracking",
            "profiling",
            "search",
            "filter",
            "table",
            "accounts"
        })
@NullMarked
package dev.overtone.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
