package dev.overtone.web;

import dev.overtone.table.Sort;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of runs as one address shows it.
 *
 * @param meant the filter as conditions: words of a name become what they stand for
 * @param problem what is wrong with the filter, or null
 * @param heads of the columns, leftmost first
 * @param pinned runs that stand above the others on the first page
 * @param groups in the place of rows, or null where runs are not grouped
 * @param groupsBefore how many groups stand on the pages before
 * @param count of all runs that match
 * @param order what the table is ordered by, the newest first where the address says nothing
 */
record RunsPage(
        RunsAddress address,
        String meant,
        @Nullable FilterProblem problem,
        List<RunsChip> chips,
        List<RunsHead> heads,
        List<RunsLine> rows,
        List<RunsLine> pinned,
        @Nullable List<RunsGroup> groups,
        int groupsBefore,
        long count,
        List<Sort> order,
        @Nullable String next,
        Figures figures) {

    static final int SIZE = 50;

    public boolean live() {
        return groups == null
                ? anyLive(rows) || anyLive(pinned)
                : groups.stream().anyMatch(RunsGroup::live);
    }

    /** How often it asks; groups read every run that matches. */
    public int refreshSeconds() {
        return groups == null ? 2 : 10;
    }

    /** Where a table that keeps itself fresh asks. */
    public String refresh() {
        return address.text("/runs/table");
    }

    public @Nullable String first() {
        return address.page() == null ? null : address.withPage(null).text();
    }

    public boolean hasRows() {
        return groups == null ? !rows.isEmpty() || !pinned.isEmpty() : !groups.isEmpty();
    }

    /** {@code 50 runs}, as the export names what stands here. */
    public String shown() {
        int count = groups == null ? rows.size() + pinned.size() : groups.size();
        return figures.grouped(count) + " " + (groups == null ? "run" : "group") + (count == 1 ? "" : "s");
    }

    /** Whether there may be runs that this table does not show. */
    public boolean filtered() {
        return address.filter() != null || address.page() != null;
    }

    public String title() {
        return address.filter() == null ? "Runs" : "Runs, " + address.filter();
    }

    public String countText() {
        return figures.grouped(count);
    }

    public String countWords() {
        String runs = count == 1 ? "run" : "runs";
        return groups == null
                ? runs
                : runs + " in " + (next == null ? "" : "more than ") + figures.grouped(groupsBefore + groups.size())
                        + (groupsBefore + groups.size() == 1 ? " group" : " groups");
    }

    /** What the rows are ordered by, in words; empty where nobody said. */
    public String sorted() {
        return address.sort().isEmpty()
                ? ""
                : address.sort().stream()
                        .map(by -> label(by.column()) + (by.descending() ? " descending" : " ascending"))
                        .collect(Collectors.joining(", then "));
    }

    /** Whether a group has no latency because its runs were measured under unlike conditions. */
    public boolean mixes() {
        return groups != null
                && groups.stream().flatMap(group -> group.cells().stream()).anyMatch(cell -> cell.note() != null);
    }

    public String emptiness() {
        if (address.page() != null) {
            return "The runs that were on this page have gone elsewhere.";
        }
        String filter = address.filter();
        if ("moved".equals(filter)) {
            return "No latency moved by 2 % or more since the engine, a driver or Overtone itself was updated, as far as"
                    + " networks were measured before and after.";
        }
        return "None matches “" + filter + "”. Archived runs are looked at only where the filter speaks of archived.";
    }

    private String label(String column) {
        return heads.stream()
                .filter(head -> head.column().name().equals(column))
                .findFirst()
                .map(RunsHead::label)
                .orElse(column);
    }

    private static boolean anyLive(List<RunsLine> lines) {
        return lines.stream().anyMatch(RunsLine::live);
    }
}
