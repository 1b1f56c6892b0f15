package dev.overtone.analysis.space;

import dev.overtone.analysis.space.Front.Objective;
import dev.overtone.architecture.Limits;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * Looks at every variant of a space and keeps the exact Pareto front, on all cores and in memory bounded by the front. A
 * variant's figures are the sum of its parts' (stem, blocks, head), and each different part is drawn and counted once,
 * from the same layer graph as any other analysis; so a variant costs a few additions.
 *
 * @param variants how many there are
 * @param refused those that cannot be: a map shrinks to nothing, or a limit is passed
 * @param within those within every bound
 * @param front best in the first objective first
 */
public record Enumeration(long variants, long refused, long within, List<Front.Point> front) {

    /** How many points a front may have; with many objectives almost nothing is beaten. */
    public static final int LARGEST_FRONT = 20_000;

    private static final int LOOKS_AT_THE_CLOCK = 1 << 12;

    /** Not every variant could be looked at in time. */
    public static final class OutOfTime extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private OutOfTime() {
            super("There was not enough time to look at every variant.");
        }
    }

    /** What a column may be at most, or at least where higher is better. */
    public record Bound(int column, boolean atLeast, double value) {

        boolean holds(double[] values) {
            return atLeast ? values[column] >= value : values[column] <= value;
        }
    }

    /**
     * @param deadline of {@link System#nanoTime()}
     * @throws OutOfTime if not all were looked at by then
     * @throws Front.Overfull if the front has more than {@link #LARGEST_FRONT} points
     * @throws dev.overtone.architecture.InvalidNetwork if the space has too many different parts
     */
    public static Enumeration of(
            HarDNetSpace space, Costing costing, List<Objective> objectives, List<Bound> bounds, long deadline) {
        var parts = Parts.of(space, costing);
        var refused = new LongAdder();
        var within = new LongAdder();
        Front front = LongStream.range(0, parts.beginnings())
                .parallel()
                .mapToObj(beginning -> {
                    var walk = new Walk(parts, costing, new Front(objectives, LARGEST_FRONT), bounds, deadline);
                    walk.from(beginning);
                    refused.add(walk.refused);
                    within.add(walk.within);
                    return walk.front;
                })
                .collect(() -> new Front(objectives, LARGEST_FRONT), Front::merge, Front::merge);
        return new Enumeration(space.size(), refused.sum(), within.sum(), front.points());
    }

    /** All variants with one beginning: stem and first block. */
    private static final class Walk {

        private final Parts parts;
        private final boolean[] most;
        private final Front front;
        private final List<Bound> bounds;
        private final double[][] sums;
        private final int width;
        private final long deadline;
        private long refused;
        private long within;

        Walk(Parts parts, Costing costing, Front front, List<Bound> bounds, long deadline) {
            this.deadline = deadline;
            this.parts = parts;
            this.width = parts.columns();
            this.most = new boolean[width];
            for (int column = 0; column < costing.columns(); column++) {
                most[column] = costing.takesTheMost(column);
            }
            this.front = front;
            this.bounds = bounds;
            this.sums = new double[parts.blocks() + 1][width];
        }

        void from(long beginning) {
            mindTheTime();
            int choices = parts.choices(0);
            int start = (int) (beginning / choices);
            int multiplier = start % parts.multipliers();
            int stem = start / parts.multipliers();
            Parts.Beginning stemPart = parts.stem(stem);
            if (stemPart.cost() == null) {
                refused += parts.behind(0);
                return;
            }
            System.arraycopy(stemPart.cost(), 0, sums[0], 0, width);
            take(0, parts.table(0, stemPart.state(), multiplier), (int) (beginning % choices), multiplier, start);
        }

        private void block(int block, int state, int multiplier, long before) {
            Parts.Table table = parts.table(block, state, multiplier);
            for (int choice = 0, n = parts.choices(block); choice < n; choice++) {
                take(block, table, choice, multiplier, before);
            }
        }

        private void take(int block, Parts.Table table, int choice, int multiplier, long before) {
            int next = table.next(choice);
            if (next == Parts.NOWHERE) {
                refused += parts.behind(block);
                return;
            }
            double[] sum = sums[block + 1];
            add(sums[block], table.costs(), choice * width, sum);
            long index = before * parts.choices(block) + choice;
            if (block + 1 < parts.blocks()) {
                block(block + 1, next, multiplier, index);
            } else {
                judge(index, sum);
            }
        }

        private void mindTheTime() {
            if (System.nanoTime() - deadline > 0) {
                throw new OutOfTime();
            }
        }

        private void add(double[] before, double[] costs, int offset, double[] sum) {
            for (int column = 0; column < width; column++) {
                double cost = costs[offset + column];
                sum[column] = most[column] ? Math.max(before[column], cost) : before[column] + cost;
            }
        }

        private void judge(long index, double[] values) {
            if (values[parts.parameters()] > Limits.MOST_PARAMETERS) {
                refused++;
                return;
            }
            for (Bound bound : bounds) {
                if (!bound.holds(values)) {
                    return;
                }
            }
            within++;
            if (within % LOOKS_AT_THE_CLOCK == 0) {
                mindTheTime();
            }
            front.offer(index, values);
        }
    }
}
