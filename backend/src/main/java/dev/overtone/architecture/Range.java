package dev.overtone.architecture;

/** What a number may be, both ends included. Whole numbers stay below 2^53, so a double holds them exactly. */
public record Range(double least, double most, boolean whole) {

    public static Range whole(long least, long most) {
        return new Range(least, most, true);
    }

    public static Range decimal(double least, double most) {
        return new Range(least, most, false);
    }

    /** False for NaN. */
    public boolean contains(double value) {
        return value >= least && value <= most;
    }

    /** The range as a reader sees it, {@code 1..512}. */
    public String allowed() {
        return written(least) + ".." + written(most);
    }

    public Violation violation(String field, double value) {
        Object shown = whole && value == Math.rint(value) && Math.abs(value) < 0x1p53 ? (Object) (long) value : value;
        return new Violation(field, shown, allowed(), field + " must be within " + allowed() + ", was " + shown + ".");
    }

    private String written(double end) {
        return whole ? Long.toString((long) end) : Double.toString(end);
    }
}
