package dev.overtone.search;

/** What must hold of a metric; an end that is open is infinite. */
public record Constraint(String metric, double atLeast, double atMost) {

    public static Constraint atMost(String metric, double most) {
        return new Constraint(metric, Double.NEGATIVE_INFINITY, most);
    }

    public static Constraint atLeast(String metric, double least) {
        return new Constraint(metric, least, Double.POSITIVE_INFINITY);
    }

    /** False for NaN. */
    public boolean holds(double value) {
        return value >= atLeast && value <= atMost;
    }
}
