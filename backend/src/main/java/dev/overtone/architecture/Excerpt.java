package dev.overtone.architecture;

/** The beginning of a text, which is what an answer repeats of one that it refuses: a request may be a megabyte long. */
public final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    /** The text itself, or its first 80 characters and an ellipsis. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** The text itself, or so many of its first characters and an ellipsis. */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    /** Whether the excerpt is the text itself. */
    public static boolean isWhole(String text) {
        return text.length() <= LONGEST;
    }
}
