package dev.overtone.analysis.systolic;

/** Which words of a map a memory holds: a bit for each, all forgotten at one go. */
final class Resident {

    /** 100 MB of bits. */
    static final long MOST_WORDS = 1L << 29;

    private final long[] bits;
    private final int[] written;
    private int round = 1;

    Resident(long words) {
        int length = Math.toIntExact(Math.ceilDiv(words, (long) Long.SIZE));
        bits = new long[length];
        written = new int[length];
    }

    void forget() {
        round++;
    }

    /** Holds these words from now on; answers how many of them are new. */
    int add(long from, long to) {
        int last = (int) ((to - 1) >>> 6);
        int fresh = 0;
        for (int i = (int) (from >>> 6); i <= last; i++) {
            long known = written[i] == round ? bits[i] : 0;
            long added = mask(i, from, to) & ~known;
            fresh += Long.bitCount(added);
            bits[i] = known | added;
            written[i] = round;
        }
        return fresh;
    }

    /** How many of these words it does not hold. */
    int missing(long from, long to) {
        int last = (int) ((to - 1) >>> 6);
        int missing = 0;
        for (int i = (int) (from >>> 6); i <= last; i++) {
            long known = written[i] == round ? bits[i] : 0;
            missing += Long.bitCount(mask(i, from, to) & ~known);
        }
        return missing;
    }

    private static long mask(int index, long from, long to) {
        long start = (long) index << 6;
        long mask = -1L;
        if (start < from) {
            mask <<= from - start;
        }
        if (start + Long.SIZE > to) {
            mask &= -1L >>> (start + Long.SIZE - to);
        }
        return mask;
    }
}
