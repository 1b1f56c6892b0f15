package dev.overtone.analysis.systolic;

/**
 * How far apart, in words, an array asks for the same word of the input map. Two windows that cover one word are a few
 * rows and columns apart; what else is asked for between them follows from the skew, to within a square of the array's
 * side.
 */
final class Reuse {

    private final Convolution layer;
    private final boolean lanesAreTaps;
    private final long deep;
    private final long lanes;
    private final long lastLanes;
    private final boolean repeats;

    private Reuse(Convolution layer, SystolicArray array, long rounds) {
        this.layer = layer;
        lanesAreTaps = array.dataflow() == Dataflow.WEIGHT_STATIONARY;
        long wide = lanesAreTaps ? layer.window() : layer.pixels();
        deep = lanesAreTaps ? layer.pixels() : layer.window();
        lanes = Math.min(array.rows(), wide);
        lastLanes = wide - (wide - 1) / lanes * lanes;
        repeats = rounds > 1;
    }

    /**
     * Whether it is certain that no word is asked for twice among this many that follow each other; false where a closer
     * look is needed.
     */
    static boolean isBeyond(int words, Convolution layer, SystolicArray array, long rounds) {
        return array.dataflow() != Dataflow.INPUT_STATIONARY && new Reuse(layer, array, rounds).isBeyond(words);
    }

    private boolean isBeyond(int words) {
        if (deep < lanes || (repeats && words > layer.unfoldedWords())) {
            return false;
        }
        int reach = (layer.kernel() - 1) / layer.stride();
        int down = Math.min(reach, layer.height() - 1);
        int across = Math.min(reach, layer.width() - 1);
        for (int y = -down; y <= down; y++) {
            for (int x = -across; x <= across; x++) {
                long pixels = (long) y * layer.width() + x;
                long taps = -((long) y * layer.kernel() + x) * layer.stride() * layer.channels();
                long step = lanesAreTaps ? taps : pixels;
                long depth = lanesAreTaps ? pixels : taps;
                if ((step > 0 || (step == 0 && depth > 0)) && nearest(step, depth) < words) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Words, at least, between one that is asked for in a lane and one {@code step} lanes and {@code depth} on. */
    private long nearest(long step, long depth) {
        long nearest = Math.min(inLaterTile(step, depth), inLastTile(step, depth));
        nearest = Math.min(nearest, Math.min(inOneTile(lanes, step, depth), inOneTile(lastLanes, step, depth)));
        return repeats ? Math.min(nearest, inNextRound(step, depth)) : nearest;
    }

    private static long inOneTile(long lanes, long step, long depth) {
        return step < lanes ? lanes * (Math.abs(depth + step) - lanes) : Long.MAX_VALUE;
    }

    private long inLaterTile(long step, long depth) {
        long tiles = Math.max(1, step / lanes);
        return tiles * lanes * (deep - lanes) + lanes * (depth + step - lanes);
    }

    private long inLastTile(long step, long depth) {
        long tiles = Math.max(1, Math.ceilDiv(step - lastLanes + 1, lanes));
        return tiles * lanes * deep
                - (lanes - lastLanes) * (deep + lanes)
                + lastLanes * (depth + step - tiles * lanes - lastLanes)
                - lanes;
    }

    /** From the farther of the two to the nearer, asked for once more. */
    private long inNextRound(long step, long depth) {
        long tiles = Math.ceilDiv(step, lanes);
        long between = tiles * lanes * (deep - lanes) + lanes * (depth + step + lanes);
        return layer.unfoldedWords() - between;
    }
}
