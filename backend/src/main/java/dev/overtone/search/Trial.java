package dev.overtone.search;

/** How the try of one network ended; its number in the space says which. */
public sealed interface Trial {

    long index();

    /**
     * It has its figures and keeps to the constraints.
     *
     * @param values one for each objective, in their order
     */
    record Valued(long index, double[] values) implements Trial {}

    /**
     * It breaks a constraint.
     *
     * @param values one for each objective where they are known all the same, otherwise none
     */
    record Infeasible(long index, double[] values) implements Trial {}

    /** It could not be measured. */
    record Failed(long index) implements Trial {}
}
