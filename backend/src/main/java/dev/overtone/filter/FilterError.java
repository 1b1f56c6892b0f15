package dev.overtone.filter;

/** A filter that cannot be read, and where: what stands there, and what could. */
public class FilterError extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;
    private static final int LONGEST_MESSAGE = 400;

    private final int position;
    private final int length;
    private final String token;
    private final String allowed;

    /**
     * @param position of the token in the filter, the first character is 0
     * @param length of the token; 0 at the end, where something is missing
     * @param message one sentence for a person
     */
    FilterError(int position, int length, String token, String message, String allowed) {
        super(excerpt(message, LONGEST_MESSAGE));
        this.position = position;
        this.length = length;
        this.token = excerpt(token, SHOWN);
        this.allowed = allowed;
    }

    /** The text itself, or so much of its beginning. */
    private static String excerpt(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    static FilterError at(Token token, String message, String allowed) {
        return new FilterError(token.position(), token.length(), token.text(), message, allowed);
    }

    public int position() {
        return position;
    }

    public int length() {
        return length;
    }

    /** What stands there; empty at the end. */
    public String token() {
        return token;
    }

    /** What could stand there. */
    public String allowed() {
        return allowed;
    }

    /** One sentence for a person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
