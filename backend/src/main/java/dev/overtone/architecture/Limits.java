package dev.overtone.architecture;

/** How far a network may go (design limits); within them every total fits a long exactly. */
public final class Limits {

    public static final Range BLOCKS = Range.whole(1, 64);
    public static final Range DEPTH = Range.whole(1, 512);
    public static final Range GROWTH_RATE = Range.whole(1, 4096);
    public static final Range MULTIPLIER = Range.decimal(1.0, 4.0);
    public static final Range INPUT_SIZE = Range.whole(1, 8192);
    public static final Range INPUT_CHANNELS = Range.whole(1, 1024);
    public static final Range CLASSES = Range.whole(1, 1_000_000);
    public static final Range CHANNELS = Range.whole(1, 65_536);
    public static final Range BOTTLENECK = Range.whole(1, 64);
    public static final Range COMPRESSION = Range.decimal(0.01, 1.0);
    public static final Range DROPOUT = Range.decimal(0.0, 0.99);
    public static final Range BATCH = Range.whole(1, 4096);
    public static final int WIDEST = 1 << 20;
    public static final long MOST_PARAMETERS = 200_000_000_000L;

    private Limits() {}
}
