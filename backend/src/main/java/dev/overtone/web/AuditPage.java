package dev.overtone.web;

import dev.overtone.accounts.AuditEntry;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the audit trail.
 *
 * @param person only of this one, or null
 * @param action only such, or null
 * @param actions what there is to choose from
 * @param later whether there are newer ones on a page before
 * @param next where the older ones are, or null
 * @param problems with what somebody filters by
 */
record AuditPage(
        List<AuditEntry> entries,
        @Nullable String person,
        @Nullable String action,
        List<String> actions,
        boolean later,
        @Nullable String next,
        List<Problem> problems) {

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    public String details(AuditEntry entry) {
        return entry.details().entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .collect(Collectors.joining(", "));
    }

    public boolean filtered() {
        return person != null || action != null;
    }
}
