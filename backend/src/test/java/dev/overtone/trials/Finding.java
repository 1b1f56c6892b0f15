package dev.overtone.trials;

/**
 * What one case came to.
 *
 * @param figure measured, in words with its unit
 */
record Finding(String what, String figure, boolean good) {

    static Finding good(String what, String figure) {
        return new Finding(what, figure, true);
    }

    static Finding bad(String what, Throwable why) {
        String message = String.valueOf(why.getMessage()).strip();
        return new Finding(what, message.isEmpty() ? why.toString() : message, false);
    }
}
