package dev.overtone.web;

import org.jspecify.annotations.Nullable;

/** A whole number that an address says. */
final class WholeNumber {

    private static final int MOST_DIGITS = 6;

    private WholeNumber() {}

    /** What is none, or lies outside, counts as not said: {@code usual}. */
    static int within(@Nullable String text, int least, int most, int usual) {
        if (text == null || !text.matches("\\d{1," + MOST_DIGITS + "}")) {
            return usual;
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? usual : number;
    }
}
