package dev.overtone.web;

import dev.overtone.tracking.Trash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was thrown away.
 *
 * @param next address of the next page, or null
 * @param doomed what emptying would take away for good
 */
record TrashPage(
        List<Row> rows, int days, @Nullable String next, Trash.Counts doomed, boolean mayEmpty, List<Report> reports) {

    static final int SIZE = 50;
    static final int REPORTS = 20;

    /**
     * @param kind what it is, in words
     * @param address of its page
     */
    record Row(Trash.Item item, String kind, String address) {

        static Row of(Trash.Item item) {
            String kind = switch (item.kind()) {
                case PROJECT -> "Project";
                case EXPERIMENT -> "Experiment";
                case RUN -> "Run";
            };
            return new Row(item, kind, "/" + kind.toLowerCase(java.util.Locale.ROOT) + "s/" + item.id());
        }
    }

    /** @param gone what was taken away, in words */
    record Report(Trash.Purge purge, String gone, Quantity bytes) {

        static Report of(Trash.Purge purge, Figures figures) {
            return new Report(
                    purge,
                    words(purge.runs(), purge.experiments(), purge.projects(), figures),
                    figures.bytes(purge.bytes()));
        }
    }

    /** {@code 12 runs, 1 experiment and 0 projects}. */
    static String words(int runs, int experiments, int projects, Figures figures) {
        return counted(runs, "run", figures) + ", " + counted(experiments, "experiment", figures) + " and "
                + counted(projects, "project", figures);
    }

    private static String counted(int count, String thing, Figures figures) {
        return figures.grouped(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
