package dev.overtone.analysis.systolic;

/** A rectangle that leaves the array one diagonal a cycle. */
final class Skew {

    private Skew() {}

    /** The diagonal on which the element of this index lies, counted diagonal by diagonal. */
    static long diagonal(long depth, long lanes, long index) {
        long low = 0;
        long high = depth + lanes - 2;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (through(depth, lanes, middle) > index) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Elements on the diagonals from the first to this one. */
    private static long through(long depth, long lanes, long diagonal) {
        long shorter = Math.min(depth, lanes);
        long longer = Math.max(depth, lanes);
        if (diagonal < shorter) {
            return triangle(diagonal + 1);
        }
        if (diagonal < longer) {
            return triangle(shorter) + (diagonal - shorter + 1) * shorter;
        }
        return depth * lanes - triangle(depth + lanes - 2 - diagonal);
    }

    private static long triangle(long side) {
        return side * (side + 1) / 2;
    }
}
