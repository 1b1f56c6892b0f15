package dev.overtone.web;

/**
 * How far a figure is from the baseline's.
 *
 * @param sense {@code less}, {@code more} or {@code same}
 */
record Difference(String sense, String absolute, String percent) {

    static final Difference NONE = new Difference("same", "", "");
}
