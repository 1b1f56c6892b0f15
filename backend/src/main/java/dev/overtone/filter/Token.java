package dev.overtone.filter;

/**
 * A word of a filter.
 *
 * @param text as it is written
 * @param value what it means: without quotation marks, a quoted mark once
 */
record Token(Type type, String text, String value, int position) {

    enum Type {
        /** {@code p50}, {@code metrics.top1}, {@code environment."java version"}; keywords, too. */
        NAME,
        /** In single quotation marks. */
        STRING,
        /** In double ones or backticks: a name where one can stand, a text elsewhere. */
        QUOTED,
        DATE,
        NUMBER,
        /** {@code = != <> < <= > >= == + -}. */
        OPERATOR,
        LEFT,
        RIGHT,
        COMMA,
        END
    }

    int length() {
        return text.length();
    }

    int end() {
        return position + length();
    }

    boolean is(Type wanted) {
        return type == wanted;
    }

    boolean isWord(String keyword) {
        return type == Type.NAME && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(String sign) {
        return type == Type.OPERATOR && text.equals(sign);
    }

    /** As an error names it. */
    String shown() {
        return type == Type.END ? "The filter ends here" : "'" + text + "'";
    }
}
