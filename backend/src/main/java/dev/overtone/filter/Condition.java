package dev.overtone.filter;

import java.util.List;

/**
 * What a row must be. Either it is so or it is not: whatever is said of a value that a row does not have is not so, be it
 * said with {@code =} or with {@code !=}, and {@link Not} turns that around. So {@code p50 >= 5} leaves out what was never
 * measured, and {@code NOT p50 < 5} does not.
 */
public sealed interface Condition {

    /** Two or more. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Two or more. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition condition) implements Condition {}

    /** Of a list: that one of its texts is the value, or none is. */
    record Compare(Field field, Operator operator, Value value) implements Condition {}

    /**
     * @param pattern {@code %} for any text, {@code _} for any character, either after a backslash for itself
     * @param anyCase whether upper and lower case are one
     */
    record Like(Field field, String pattern, boolean anyCase, boolean negated) implements Condition {}

    record In(Field field, List<Value> values, boolean negated) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** Both ends included. */
    record Between(Field field, Value low, Value high, boolean negated) implements Condition {}

    /** Of a list: that it is empty. */
    record IsNull(Field field, boolean negated) implements Condition {}
}
