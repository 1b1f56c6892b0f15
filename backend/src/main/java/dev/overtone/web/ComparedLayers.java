package dev.overtone.web;

import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.LayerComparison;
import dev.overtone.comparison.LayerComparison.Cell;
import dev.overtone.comparison.LayerComparison.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Where the time of compared runs went, a row for each layer.
 *
 * @param alignment how layers of different runs became one row, in words
 * @param runs columns
 * @param missing why runs are not among them, in words
 * @param based whether the baseline is among them, so that there are steps from it
 * @param unlisted how many more layers there are
 */
record ComparedLayers(
        String alignment,
        boolean byName,
        List<ComparedRun> runs,
        List<String> missing,
        boolean based,
        boolean byChange,
        String ordered,
        String reordered,
        List<Quantity> sums,
        List<Line> lines,
        int unlisted) {

    /** A page of more is slow to draw and to read. */
    private static final int MOST_LINES = 300;

    private static final int MOST_CELLS = 2_000;
    private static final int MOST_RUNS_WITH_BARS = 8;

    /** Bars of many runs are too narrow to tell anything. */
    public boolean bars() {
        return runs.size() <= MOST_RUNS_WITH_BARS;
    }

    record Line(
            String label,
            String kind,
            @Nullable Quantity macs,
            @Nullable Quantity cio,
            List<@Nullable Time> times) {

        /** The label as HTML that may break behind each module of its path. */
        public String labelThatBreaks() {
            return HtmlUtils.htmlEscape(label).replace(".", ".<wbr>");
        }
    }

    /**
     * @param width of the bar, 0..100 of the longest
     * @param step from the baseline's, or null; {@code stepWidth} is signed, -50..50 of the largest
     */
    record Time(
            Quantity milliseconds, double width, @Nullable String step, String tone, double stepWidth) {}

    static ComparedLayers of(
            Comparison comparison,
            LayerComparison layers,
            List<ComparedRun> runs,
            ComparedAddress address,
            Figures figures) {
        int base = layers.timed().indexOf(comparison.baselineAt());
        boolean byChange = address.byChange() && base >= 0;
        int most = Math.min(MOST_LINES, MOST_CELLS / Math.max(1, layers.timed().size()));
        List<Row> rows = byChange ? layers.byChange(base) : layers.rows();
        return new ComparedLayers(
                layers.byName()
                        ? "All are of one network: layers are aligned by their module’s name."
                        : "The networks differ: what is of one kind at one place of its block is one row, whatever it is called.",
                layers.byName(),
                layers.timed().stream().map(runs::get).toList(),
                missing(layers, runs, comparison),
                base >= 0,
                byChange,
                address.ordered(null).at("layers"),
                address.ordered("change").at("layers"),
                layers.sums().stream().map(figures::milliseconds).toList(),
                lines(rows.subList(0, Math.min(most, rows.size())), layers.rows(), base, figures),
                layers.unlisted() + Math.max(0, rows.size() - most));
    }

    private static List<String> missing(LayerComparison layers, List<ComparedRun> runs, Comparison comparison) {
        var missing = new ArrayList<String>();
        layers.untimed()
                .forEach(run -> missing.add(runs.get(run).letter() + " was measured without timing its layers."));
        runs.stream()
                .filter(run -> !comparison.ofOneKind().contains(run.at()))
                .forEach(run -> missing.add(run.letter()
                        + (run.row().p50() == null
                                ? " has no latency."
                                : " is of another kind than the baseline and set apart.")));
        return missing;
    }

    private static List<Line> lines(List<Row> rows, List<Row> all, int base, Figures figures) {
        double longest = cells(all).mapToDouble(Cell::milliseconds).max().orElse(1);
        double largest = all.stream().mapToDouble(row -> row.change(base)).max().orElse(0);
        return rows.stream()
                .map(row -> line(row, base, longest, largest, figures))
                .toList();
    }

    private static Stream<Cell> cells(List<Row> rows) {
        return rows.stream().flatMap(row -> row.cells().stream()).filter(Objects::nonNull);
    }

    private static Line line(Row row, int base, double longest, double largest, Figures figures) {
        Cell own = base < 0 ? null : row.cells().get(base);
        Cell paper = own != null ? own : cells(List.of(row)).findFirst().orElseThrow();
        @Nullable Time[] times = new Time[row.cells().size()];
        Arrays.setAll(times, run -> time(row.cells().get(run), run == base ? null : own, longest, largest, figures));
        return new Line(
                row.label(),
                row.kind(),
                paper.macs() == 0 ? null : figures.count(paper.macs()),
                paper.cio() == 0 ? null : figures.count(paper.cio()),
                Arrays.asList(times));
    }

    private static @Nullable Time time(
            @Nullable Cell cell, @Nullable Cell baseline, double longest, double largest, Figures figures) {
        if (cell == null) {
            return null;
        }
        double step = baseline == null ? 0 : cell.milliseconds() - baseline.milliseconds();
        return new Time(
                figures.milliseconds(cell.milliseconds()),
                longest <= 0 ? 0 : 100 * cell.milliseconds() / longest,
                baseline == null ? null : (step < 0 ? "−" : "+") + figures.significant(Math.abs(step)),
                step < 0 ? "better" : step > 0 ? "worse" : "same",
                largest <= 0 ? 0 : 50 * step / largest);
    }
}
