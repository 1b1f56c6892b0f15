package dev.overtone.filter;

/**
 * Something that can be typed.
 *
 * @param text as it is put into the filter
 * @param detail what it is, in words, or empty
 */
public record Suggestion(Type type, String text, String detail) {

    /** What a list of them may show beside each. */
    public enum Type {
        COLUMN,
        OPERATOR,
        VALUE,
        WORD
    }
}
