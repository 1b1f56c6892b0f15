package dev.overtone.filter;

/** What a column holds, and so what it can be compared with. */
public enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    /** A point in time. */
    TIME("a time"),
    /** Seconds. */
    DURATION("a duration"),
    FLAG("true or false"),
    /** Several texts. */
    LIST("a list of texts");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** As a sentence has it: {@code a number}. */
    public String words() {
        return words;
    }
}
