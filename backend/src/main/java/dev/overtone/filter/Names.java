package dev.overtone.filter;

import java.util.ArrayList;
import java.util.List;

/** Columns between commas, {@code name, p50 desc, environment."java version"}: what is shown, and what is sorted by. */
public final class Names {

    private Names() {}

    /**
     * A column of a list.
     *
     * @param descending what was said, or false
     */
    public record Named(String name, boolean descending, int position, int length) {}

    /** @throws FilterError at the first word that cannot stand where it stands */
    public static List<Named> read(String text, boolean withDirections) {
        if (text.length() > Filters.LONGEST) {
            throw new FilterError(
                    Filters.LONGEST, 0, "", "This is too long.", "at most " + Filters.LONGEST + " characters");
        }
        List<Token> tokens = Lexer.read(text);
        var names = new ArrayList<Named>();
        int at = 0;
        do {
            Token name = tokens.get(at++);
            if (!name.is(Token.Type.NAME) && !name.is(Token.Type.QUOTED)) {
                throw FilterError.at(
                        name,
                        name.is(Token.Type.END)
                                ? "A column is missing at the end."
                                : name.shown() + " where a column must stand.",
                        "columns between commas");
            }
            Token direction = tokens.get(at);
            boolean said = withDirections && (direction.isWord("asc") || direction.isWord("desc"));
            at += said ? 1 : 0;
            names.add(new Named(name.value(), said && direction.isWord("desc"), name.position(), name.length()));
        } while (tokens.get(at++).is(Token.Type.COMMA));
        Token rest = tokens.get(at - 1);
        if (!rest.is(Token.Type.END)) {
            throw FilterError.at(
                    rest,
                    rest.shown() + " cannot stand here.",
                    withDirections ? "asc, desc, or a comma and another column" : "a comma and another column");
        }
        return names;
    }

    /** Written so that {@link #read} reads the same columns. */
    public static String write(List<String> names) {
        return Writer.names(names);
    }
}
