package dev.overtone.filter;

import java.util.Optional;

/** The filter language's front door. */
public final class Filters {

    public static final int LONGEST = 8_000;

    private Filters() {}

    /**
     * What a filter asks for; empty where it is blank and asks for nothing.
     *
     * @throws FilterError naming the word that cannot stand where it stands
     */
    public static Optional<Condition> parse(String text, Vocabulary vocabulary) {
        if (text.length() > LONGEST) {
            throw new FilterError(
                    LONGEST,
                    text.length() - LONGEST,
                    text.substring(LONGEST),
                    "The filter has " + text.length() + " characters.",
                    "at most " + LONGEST + " characters");
        }
        return text.isBlank() ? Optional.empty() : Optional.of(new Parser(Lexer.read(text), vocabulary).parse());
    }

    /** In the one form that {@link #parse} reads as the same condition. */
    public static String write(Condition condition) {
        return Writer.write(condition);
    }

    /** A column's name as a filter has it: in quotation marks where it is odd. */
    public static String name(String column) {
        return Writer.name(column);
    }

    /** What can stand at {@code caret}, which lies between 0 and the text's length. */
    public static Completion complete(String text, int caret, Vocabulary vocabulary) {
        int place = Math.clamp(caret, 0, Math.min(text.length(), LONGEST));
        return new Completer(vocabulary).at(text, place);
    }
}
