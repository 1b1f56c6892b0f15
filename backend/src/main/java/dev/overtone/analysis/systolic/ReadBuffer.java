package dev.overtone.analysis.systolic;

/**
 * A memory that the array reads from. A word that is not in it is fetched from DRAM; once half of the memory is full it
 * is emptied at one go.
 *
 * @param set words that are fetched together, a hundredth of the memory
 */
record ReadBuffer(int set) {

    private static final int SETS_OF_HALF = 50;
    private static final int WORDS_A_CYCLE = 10;

    static ReadBuffer ofKilobytes(int kilobytes) {
        return new ReadBuffer(kilobytes * 1024 / 100);
    }

    /** Distinct words after which it is emptied. */
    int capacity() {
        return set * SETS_OF_HALF;
    }

    /** The cycle of the first fetch, before cycle 0; the first half is there when the array asks for its first word. */
    long firstCycle(long firstRequest, long reads) {
        return reads < capacity()
                ? -Math.ceilDiv(Math.ceilDiv(reads, (long) set) * set, (long) WORDS_A_CYCLE)
                : firstRequest - capacity() / WORDS_A_CYCLE;
    }

    /** Words fetched where the same words, each once a round, are asked for again and again in one order. */
    long readsOfRounds(long words, long rounds) {
        return words < capacity() ? words : words * rounds;
    }

    /**
     * Words fetched where blocks of words follow each other, each asked for {@code rounds} times in one order.
     *
     * @param words words of all blocks
     * @param block words of every block but the last, which may have fewer
     */
    long readsOfBlocks(long words, long block, long rounds) {
        if (rounds == 1) {
            return words;
        }
        if (block >= capacity()) {
            long last = words - words / block * block;
            long whole = (words - last) * rounds;
            return whole + readsOfLastBlock(last, whole % capacity(), rounds);
        }
        long blocks = words / block;
        long last = words - blocks * block;
        long between = Math.ceilDiv(capacity(), block) - 1;
        long emptied = blocks == 0 ? 0 : (blocks - 1) / between;
        long held = blocks == 0 ? 0 : block * (1 + (blocks - 1) % between);
        return blocks * block + emptied * (capacity() - between * block) + readsOfLastBlock(last, held, rounds);
    }

    private long readsOfLastBlock(long words, long held, long rounds) {
        if (words == 0) {
            return 0;
        }
        long room = capacity() - held;
        if (words < room) {
            return words;
        }
        return words < capacity() ? room + words : words * rounds;
    }
}
