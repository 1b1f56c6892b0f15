package dev.overtone.analysis.systolic;

/**
 * Words of the input map that one group of a layer fetches from DRAM. By formula where the memory holds the map, and
 * where it is emptied before any word is asked for again; otherwise counted by {@link Misses}.
 */
final class IfmapReads {

    private final Convolution layer;
    private final SystolicArray array;
    private final int capacity;
    private final long rounds;

    IfmapReads(Convolution layer, SystolicArray array) {
        this.layer = layer;
        this.array = array;
        capacity = ReadBuffer.ofKilobytes(array.sram().ifmapKilobytes()).capacity();
        rounds = array.dataflow() == Dataflow.INPUT_STATIONARY
                ? 1
                : Folds.of(layer, array).columnFolds();
    }

    long words() {
        if (isHeld()) {
            return layer.distinctWords();
        }
        return neverHits() ? layer.unfoldedWords() * rounds : new Misses(layer, array, capacity).over(rounds);
    }

    /** About how many steps the count takes, at most; 0 for a formula, infinite for a map too large to keep bits of. */
    double effort() {
        if (isHeld() || neverHits()) {
            return 0;
        }
        if (layer.mapWords() > Resident.MOST_WORDS) {
            return Double.POSITIVE_INFINITY;
        }
        var unfolding = new Unfolding(layer, array);
        double span = unfolding.wordsOfSpan(Misses.stretch(capacity, unfolding.lanes()));
        return (double) layer.unfoldedWords() * rounds * (1 / span + 1.0 / Long.SIZE);
    }

    private boolean isHeld() {
        return layer.distinctWords() < capacity;
    }

    private boolean neverHits() {
        return layer.distinctWords() == layer.unfoldedWords() || Reuse.isBeyond(capacity, layer, array, rounds);
    }
}
