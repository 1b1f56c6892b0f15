package dev.overtone.architecture;

/**
 * One densely connected block as it lies in a graph: layers 1..L, layer 0 its input. Links name the layers that are
 * read, in the order in which their channels are concatenated; where a network links across its blocks they count from
 * the network's first layer.
 */
public final class Block {

    private final int inChannels;
    private final int outChannels;
    private final int[][] links;
    private final int[] widths;
    private final int[] ends;

    /**
     * @param links one array for each layer 1..L
     * @param widths output width of each layer 1..L
     * @param ends the graph node that ends layer 0..L
     */
    public Block(int inChannels, int outChannels, int[][] links, int[] widths, int[] ends) {
        this.inChannels = inChannels;
        this.outChannels = outChannels;
        this.links = links;
        this.widths = widths;
        this.ends = ends;
    }

    public int depth() {
        return widths.length;
    }

    public int inChannels() {
        return inChannels;
    }

    /** Channels of the block's output, before any transition. */
    public int outChannels() {
        return outChannels;
    }

    /** The layers that {@code layer} (1..L) reads. */
    public int[] links(int layer) {
        return links[layer - 1].clone();
    }

    /** Output width of {@code layer} (1..L) in channels. */
    public int width(int layer) {
        return widths[layer - 1];
    }

    /** The last graph node of {@code layer} (0..L). */
    public int end(int layer) {
        return ends[layer];
    }
}
