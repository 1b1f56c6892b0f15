package dev.overtone.tracking;

/** Texts that people write and a database takes. */
public final class Printable {

    private Printable() {}

    /** One line, not blank. */
    public static boolean isLabel(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
    }

    /** Lines and tabs, or nothing at all. */
    public static boolean isText(String text, int longest) {
        return text.length() <= longest
                && text.codePoints().noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t') || isHalf(c));
    }

    /** Half of a character, which no database takes. */
    private static boolean isHalf(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }
}
