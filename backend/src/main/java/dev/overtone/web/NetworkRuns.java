package dev.overtone.web;

import java.util.List;

/**
 * What was measured of one network.
 *
 * @param total of all its runs, listed or not
 * @param rows the newest
 * @param fastest its best run on each hardware, batch and precision
 */
record NetworkRuns(String fingerprint, int total, List<RunRow> rows, List<FastestRow> fastest, Figures figures) {

    static final int MOST = 20;

    public boolean live() {
        return rows.stream().anyMatch(row -> row.state().live());
    }

    public boolean allListed() {
        return rows.size() >= total;
    }

    public String summary() {
        return switch (total) {
            case 0 -> "not yet";
            case 1 -> "one run";
            default ->
                allListed()
                        ? figures.grouped(total) + " runs"
                        : "the newest " + rows.size() + " of " + figures.grouped(total) + " runs";
        };
    }
}
