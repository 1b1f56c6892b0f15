package dev.overtone.comparison;

import dev.overtone.profiling.LayerTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of runs went, layer by layer: of those that compare with the baseline and whose layers were timed.
 *
 * @param byName whether layers are one where their names are, because all are of one network; otherwise where their place
 *     and kind are
 * @param timed places of these runs among all that are compared
 * @param untimed of those that would compare, but were measured without their layers
 * @param rows in the network's order, the first {@value LayerRows#MOST}
 * @param unlisted how many more there are
 */
public record LayerComparison(
        boolean byName, List<Integer> timed, List<Integer> untimed, List<Row> rows, int unlisted, List<Double> sums) {

    /** @param cells one for each run that was timed; null where its network has no such layer */
    public record Row(String label, String kind, List<@Nullable Cell> cells) {

        /** The largest step from the run at {@code base}, in ms; 0 where nothing is held against it. */
        public double change(int base) {
            Cell own = base < 0 ? null : cells.get(base);
            return own == null
                    ? 0
                    : cells.stream()
                            .mapToDouble(cell -> cell == null ? 0 : Math.abs(cell.milliseconds() - own.milliseconds()))
                            .max()
                            .orElse(0);
        }
    }

    /** All nodes of one row: median times together, and what they cost on paper for one image. */
    public record Cell(double milliseconds, long macs, long cio) {

        Cell and(Cell next) {
            return new Cell(milliseconds + next.milliseconds, macs + next.macs, cio + next.cio);
        }
    }

    static LayerComparison of(Comparison comparison, Map<UUID, LayerTimes> times) {
        Set<Integer> kind = comparison.ofOneKind();
        List<Integer> comparable = IntStream.range(0, comparison.runs().size())
                .boxed()
                .filter(kind::contains)
                .toList();
        var timed = new ArrayList<Integer>();
        var own = new ArrayList<LayerTimes>();
        for (int run : comparable) {
            LayerTimes found = times.get(comparison.ids().get(run));
            if (found != null) {
                timed.add(run);
                own.add(found);
            }
        }
        var rows = new LayerRows(
                timed.stream()
                        .map(run -> comparison.runs().get(run).run().network())
                        .toList(),
                own);
        return new LayerComparison(
                rows.byName(),
                timed,
                comparable.stream().filter(run -> !timed.contains(run)).toList(),
                rows.listed(),
                rows.unlisted(),
                own.stream().map(LayerTimes::sum).toList());
    }

    /** Those of the largest change first. */
    public List<Row> byChange(int base) {
        return rows.stream()
                .sorted(Comparator.comparingDouble((Row row) -> row.change(base))
                        .reversed())
                .toList();
    }
}
