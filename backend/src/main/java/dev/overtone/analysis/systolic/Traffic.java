package dev.overtone.analysis.systolic;

/**
 * What one level of memory moves for one image, in words.
 *
 * @param ifmapReads words of the input map
 * @param filterReads weights
 * @param ofmapWrites outputs and partial sums
 */
public record Traffic(long ifmapReads, long filterReads, long ofmapWrites) {

    static final Traffic NONE = new Traffic(0, 0, 0);

    Traffic plus(Traffic other) {
        return new Traffic(
                ifmapReads + other.ifmapReads, filterReads + other.filterReads, ofmapWrites + other.ofmapWrites);
    }

    Traffic times(int factor) {
        return new Traffic(ifmapReads * factor, filterReads * factor, ofmapWrites * factor);
    }
}
