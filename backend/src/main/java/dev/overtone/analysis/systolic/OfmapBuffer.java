package dev.overtone.analysis.systolic;

/**
 * The memory that outputs and partial sums leave through. Words gather in lines as wide as the array. When more than
 * half of the memory is taken, the line that is being filled is closed and half of the memory drained, the oldest line
 * first, a line a cycle. It never holds the array up: a half takes at least as long to fill as to drain.
 *
 * @param half words in half of the memory
 * @param line words in a line
 */
record OfmapBuffer(long half, int line) {

    static OfmapBuffer of(SystolicArray array) {
        return new OfmapBuffer(array.sram().ofmapKilobytes() * 512L, array.columns());
    }

    /**
     * Words written to DRAM. Where lines divide the half, the first drain leaves one word alone in a line that is later
     * written whole, with whatever else is in it.
     */
    long writes(long words) {
        return keepsALine() && half > line && words > half + 1 ? words + line - 1 : words;
    }

    /** The cycle of the last write to DRAM; what the last drain left is written after the last cycle. */
    long lastCycle(Folds folds) {
        long words = folds.written();
        long drained = lastDrain(words);
        long left = linesLeft(words, drained);
        long afterwards = left == 0 ? 0 : folds.cycles() + left - 1;
        return drained == 0
                ? afterwards
                : Math.max(afterwards, folds.cycleOfWrite(drained - 1) + Math.ceilDiv(half, (long) line) - 1);
    }

    /** How many words had left the array when a drain last began; 0 if none did. */
    private long lastDrain(long words) {
        if (words <= half) {
            return 0;
        }
        return keepsALine() && half > line ? words - (words - half - 1) % half : words - words % (half + 1);
    }

    private long linesLeft(long words, long drained) {
        long fresh = Math.ceilDiv(words - drained, (long) line);
        boolean drainedTwice = half == line && words - drained == half;
        return drained > 0 && keepsALine() && !drainedTwice ? fresh + 1 : fresh;
    }

    /** Whether a drain leaves a line: lines divide the half, and it begins one word behind it. */
    private boolean keepsALine() {
        return half % line == 0;
    }
}
