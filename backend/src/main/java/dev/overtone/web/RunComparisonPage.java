package dev.overtone.web;

import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.LayerComparison;
import dev.overtone.profiling.BaselineComparison;
import dev.overtone.profiling.RunDetails;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs beside each other.
 *
 * @param runs those that were found, in the address' order
 * @param unknown what else the address names
 * @param problem why what was asked for is not compared, or not as asked, or null
 * @param text what somebody looks for, or null
 * @param found null until there is something to compare
 */
record RunComparisonPage(
        ComparedAddress address,
        List<ComparedRun> runs,
        List<Unknown> unknown,
        @Nullable String problem,
        @Nullable String text,
        List<RunOffers.Group> offers,
        @Nullable Found found) {

    /** @param without the address of the page without it */
    record Unknown(String id, String without) {}

    /**
     * What two or more runs say beside each other.
     *
     * @param pair beside the rest, of two that compare; otherwise null
     * @param swapped the address with the other of two as the baseline, or null for more
     */
    record Found(
            StandingsTable standings,
            @Nullable PairFinding pair,
            FactsTable facts,
            ComparedCharts charts,
            ComparedLayers layers,
            @Nullable String swapped) {

        static Found of(
                Comparison comparison,
                LayerComparison layers,
                List<ComparedRun> runs,
                ComparedAddress address,
                Figures figures) {
            ComparedRun base = runs.get(comparison.baselineAt());
            ComparedRun other =
                    runs.stream().filter(run -> !run.baseline()).findFirst().orElseThrow();
            return new Found(
                    StandingsTable.of(comparison, runs, figures),
                    comparison.pair() == null
                            ? null
                            : PairFinding.of(comparison.pair(), base.letter(), other.letter(), figures),
                    FactsTable.of(comparison, figures),
                    ComparedCharts.of(comparison, runs, address),
                    ComparedLayers.of(comparison, layers, runs, address, figures),
                    runs.size() == 2 ? other.against() : null);
        }
    }

    static List<ComparedRun> runs(
            List<RunDetails> found, @Nullable UUID baseline, ComparedAddress address, Figures figures) {
        return IntStream.range(0, found.size())
                .mapToObj(at -> ComparedRun.of(
                        at, found.get(at), found.get(at).run().id().equals(baseline), address, figures))
                .toList();
    }

    public boolean full() {
        return address.runs().size() >= BaselineComparison.MOST;
    }

    /** Whose numbers the others are held against; there is one as soon as there is a run. */
    public ComparedRun base() {
        return runs.stream().filter(ComparedRun::baseline).findFirst().orElseThrow();
    }

    public @Nullable ComparedRun other() {
        return runs.stream().filter(run -> !run.baseline()).findFirst().orElse(null);
    }

    public String everything() {
        return address.showing(false).at("facts");
    }

    public String onlyDifferences() {
        return address.showing(true).at("facts");
    }

    public String csv() {
        return address.text("/runs/compare.csv");
    }

    public String tabs() {
        return address.text("/runs/compare.tsv");
    }

    public String json() {
        return ComparedAddress.readable(Address.of("/api/v1/run-comparisons")
                .with("runs", runs.stream().map(run -> run.id().toString()).collect(Collectors.joining(",")))
                .with("base", base().id().toString())
                .text());
    }

    public String lookingFor() {
        return address.text("/runs/compare/offers");
    }
}
