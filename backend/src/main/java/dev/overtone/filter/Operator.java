package dev.overtone.filter;

/** How a column is compared with one value. */
public enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String notation;

    Operator(String notation) {
        this.notation = notation;
    }

    public String notation() {
        return notation;
    }

    /** Whether it asks for an order. */
    public boolean orders() {
        return this != EQUAL && this != UNEQUAL;
    }

    static Operator of(String written) {
        for (Operator operator : values()) {
            if (operator.notation.equals(written)) {
                return operator;
            }
        }
        return written.equals("==") ? EQUAL : UNEQUAL;
    }
}
