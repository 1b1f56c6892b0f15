package dev.overtone.web;

import dev.overtone.architecture.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How importing metrics ended.
 *
 * @param attached how many, or null where none was imported
 * @param csv what was sent and refused
 * @param refusals why, line by line
 */
record MetricsImport(@Nullable String attached, String csv, List<String> refusals) {

    /** @param attached as the address has it */
    static MetricsImport ended(@Nullable String attached) {
        boolean isCount = attached != null && attached.matches("\\d{1,9}");
        return new MetricsImport(isCount ? attached : null, "", List.of());
    }

    static MetricsImport refused(String csv, List<Violation> violations) {
        return new MetricsImport(
                null, csv, violations.stream().map(Violation::message).toList());
    }
}
