package dev.overtone.filter;

import java.time.Duration;
import java.util.Optional;

/** Reads what a column is compared with, in the column's type. */
final class ValueReader {

    private static final String TEXTS = "a text in quotation marks";

    private final Parser parser;

    ValueReader(Parser parser) {
        this.parser = parser;
    }

    Value value(Field field) {
        parser.note(new Expectation.AValue(field));
        Token first = parser.peek();
        return switch (field.kind()) {
            case TEXT, LIST -> text(field);
            case NUMBER, DURATION -> number(field);
            case TIME -> time(field);
            case FLAG -> {
                parser.next();
                yield flag(first).<Value>map(Value.Flag::new).orElseThrow(() -> wrong(field, first, "true, false"));
            }
        };
    }

    /** What LIKE compares with. */
    String pattern(Field field, Token like) {
        if (field.kind() != Kind.TEXT && field.kind() != Kind.LIST) {
            throw FilterError.at(
                    like,
                    field.sentence() + "; " + like.text().toUpperCase(java.util.Locale.ROOT) + " compares texts.",
                    String.join(", ", Parser.operators(field)));
        }
        parser.note(new Expectation.AValue(field));
        Token token = parser.next();
        if (!token.is(Token.Type.STRING) && !token.is(Token.Type.QUOTED)) {
            throw wrong(field, token, "a pattern in quotation marks, such as '%abc%'");
        }
        if (endsOpen(token.value())) {
            throw FilterError.at(
                    token, "A pattern cannot end with one backslash: nothing is behind it.", "\\\\ for a backslash");
        }
        return token.value();
    }

    private static boolean endsOpen(String pattern) {
        int backslashes = 0;
        while (backslashes < pattern.length() && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private Value text(Field field) {
        Token token = parser.next();
        // A number stands for itself: params.batchSize = 4 where somebody keeps it as text.
        if (!token.is(Token.Type.STRING) && !token.is(Token.Type.QUOTED) && !token.is(Token.Type.NUMBER)) {
            throw token.is(Token.Type.NAME)
                    ? wrong(field, token, TEXTS + ": '" + token.value() + "'")
                    : wrong(field, token, TEXTS);
        }
        return new Value.Text(field.choice(token.value())
                .orElseThrow(() -> wrong(field, token, String.join(", ", field.choices()))));
    }

    private Value number(Field field) {
        Token sign = parser.peek();
        boolean negative = isMinus(sign);
        Token token = signed();
        String allowed = field.kind() == Kind.DURATION
                ? Literals.DURATIONS
                : field.isTimed() ? Literals.NUMBERS + ", or " + Literals.DURATIONS : Literals.NUMBERS;
        boolean written = token.is(Token.Type.NUMBER) || (token.equals(sign) && isText(token));
        return Optional.of(token)
                .filter(_ -> written)
                .flatMap(number -> Literals.number(field, number.value().strip()))
                .<Value>map(number -> new Value.Decimal(negative ? number.negate() : number))
                .orElseThrow(() -> wrong(field, token, allowed));
    }

    private Value time(Field field) {
        Token first = parser.peek();
        if (first.isWord("now")) {
            return now(field);
        }
        if (first.is(Token.Type.OPERATOR)) {
            return ago(field, isMinus(first), signed());
        }
        parser.next();
        boolean written = first.is(Token.Type.DATE) || first.is(Token.Type.NUMBER) || isText(first);
        return Optional.of(first)
                .filter(_ -> written)
                .flatMap(token -> Times.read(token.value()))
                .orElseThrow(() -> wrong(field, first, Times.ALLOWED));
    }

    /** {@code now()}, {@code now() - 7d}. */
    private Value now(Field field) {
        parser.next();
        Token left = parser.peek();
        if (!parser.skip(Token.Type.LEFT) || !parser.skip(Token.Type.RIGHT)) {
            throw FilterError.at(left, left.shown() + " where now() must go on.", "now()");
        }
        Token sign = parser.peek();
        if (!isMinus(sign) && !sign.isSign("+")) {
            return new Value.Ago(Duration.ZERO);
        }
        return ago(field, isMinus(sign), signed());
    }

    private Value ago(Field field, boolean before, Token token) {
        return Optional.of(token)
                .filter(written -> written.is(Token.Type.NUMBER))
                .flatMap(written -> Literals.duration(written.value()))
                .<Value>map(duration -> new Value.Ago(before ? duration : duration.negated()))
                .orElseThrow(() -> wrong(field, token, Literals.DURATIONS));
    }

    /** The word behind a sign, or the word itself. */
    private Token signed() {
        Token first = parser.next();
        if (!isMinus(first) && !first.isSign("+")) {
            return first;
        }
        return parser.peek().is(Token.Type.END) ? parser.peek() : parser.next();
    }

    private static Optional<Boolean> flag(Token token) {
        if (token.is(Token.Type.NAME) || isText(token)) {
            String word = token.value();
            return word.equalsIgnoreCase("true")
                    ? Optional.of(true)
                    : word.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isMinus(Token token) {
        return token.isSign("-");
    }

    private static boolean isText(Token token) {
        return token.is(Token.Type.STRING) || token.is(Token.Type.QUOTED);
    }

    private static FilterError wrong(Field field, Token token, String allowed) {
        String message = token.is(Token.Type.END)
                ? "The filter ends where " + field.name() + " must be compared with something."
                : field.choices().isEmpty() || !isText(token)
                        ? field.sentence() + "; " + token.text() + " is not."
                        : field.name() + " is never " + token.text() + ".";
        return FilterError.at(token, message, allowed);
    }
}
