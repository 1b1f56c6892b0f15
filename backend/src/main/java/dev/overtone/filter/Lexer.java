package dev.overtone.filter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into words; every one knows where it stood. */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Map<Token.Type, Pattern> PLAIN = new EnumMap<>(Map.of(
            Token.Type.DATE,
                    Pattern.compile(
                            "\\d{4}-\\d{2}-\\d{2}"
                                    + "(?:[Tt]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:[Zz]|[+-]\\d{2}:\\d{2})?)?(?![\\w:])"),
            Token.Type.NUMBER, Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?[A-Za-z]*"),
            Token.Type.OPERATOR, Pattern.compile("<=|>=|<>|!=|==|[=<>+-]"),
            Token.Type.LEFT, Pattern.compile("\\("),
            Token.Type.RIGHT, Pattern.compile("\\)"),
            Token.Type.COMMA, Pattern.compile(",")));

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The words, and the end behind them.
     *
     * @throws FilterError at the first sign that means nothing, and at a quotation mark that nothing closes
     */
    static List<Token> read(String text) {
        return new Lexer(text).tokens();
    }

    /** Whether this can be written as it is. */
    static boolean isPlainName(String name) {
        var lexer = new Lexer(name);
        do {
            if (!lexer.skipSegment()) {
                return false;
            }
        } while (lexer.skipDot());
        return lexer.at == name.length();
    }

    private List<Token> tokens() {
        var tokens = new ArrayList<Token>();
        for (skip(SPACE); at < text.length(); skip(SPACE)) {
            tokens.add(next());
        }
        tokens.add(new Token(Token.Type.END, "", "", text.length()));
        return tokens;
    }

    private Token next() {
        int begin = at;
        char first = text.charAt(at);
        if (first == '\'') {
            return token(Token.Type.STRING, begin, quoted());
        }
        if (isQuotedName(first)) {
            String value = quoted();
            return skipDot()
                    ? token(Token.Type.NAME, begin, value + "." + path())
                    : token(Token.Type.QUOTED, begin, value);
        }
        for (Map.Entry<Token.Type, Pattern> plain : PLAIN.entrySet()) {
            if (skip(plain.getValue())) {
                return token(plain.getKey(), begin, text.substring(begin, at));
            }
        }
        return token(Token.Type.NAME, begin, path());
    }

    /** Segments with dots between them, each plain or quoted. */
    private String path() {
        var path = new StringBuilder();
        do {
            int begin = at;
            if (at < text.length() && isQuotedName(text.charAt(at))) {
                path.append(quoted());
            } else if (skipSegment()) {
                path.append(text, begin, at);
            } else {
                throw meaningless();
            }
        } while (skipDot() && append(path));
        return path.toString();
    }

    private static boolean append(StringBuilder path) {
        path.append('.');
        return true;
    }

    private static boolean isQuotedName(char first) {
        return first == '"' || first == '`';
    }

    private boolean skipDot() {
        boolean dot = at < text.length() && text.charAt(at) == '.';
        at += dot ? 1 : 0;
        return dot;
    }

    /**
     * A letter or an underscore, then those, digits, {@code @}, {@code /} and hyphens between them; not by a pattern, whose
     * stack a long name overflows.
     */
    private boolean skipSegment() {
        int begin = at;
        if (at < text.length() && isInName(text.charAt(at)) && !isDigit(text.charAt(at))) {
            for (at++; at < text.length() && goesOn(text.charAt(at)); at++) {}
        }
        return at > begin;
    }

    private boolean goesOn(char next) {
        boolean hyphen = next == '-' && at + 1 < text.length() && isInName(text.charAt(at + 1));
        return isInName(next) || next == '@' || next == '/' || hyphen;
    }

    private static boolean isInName(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_' || isDigit(sign);
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        boolean found = matcher.useTransparentBounds(true).lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    /** What stands between quotation marks; a doubled one is one of the text. */
    private String quoted() {
        int begin = at;
        char mark = text.charAt(at);
        var value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == mark) {
                if (at + 1 == text.length() || text.charAt(at + 1) != mark) {
                    at++;
                    return value.toString();
                }
                at++;
            }
            value.append(next);
        }
        throw new Unclosed(begin, text.substring(begin), value.toString());
    }

    private Token token(Token.Type type, int begin, String value) {
        String written = text.substring(begin, at);
        var token = new Token(type, written, value, begin);
        if (value.codePoints().anyMatch(Lexer::isUnprintable)) {
            throw FilterError.at(token, "This text has characters that cannot be printed.", "printable characters");
        }
        return token;
    }

    /** What no database takes, or nobody can see. */
    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private FilterError meaningless() {
        if (at == text.length()) {
            return new FilterError(at, 0, "", "The filter ends behind a dot.", "the rest of the name");
        }
        String sign = Character.toString(text.codePointAt(at));
        return new FilterError(
                at,
                sign.length(),
                sign,
                "'" + sign + "' means nothing here.",
                "names, operators, numbers, dates, texts in quotation marks, parentheses");
    }

    /** A text that nothing ends, which is what a text being typed looks like. */
    static final class Unclosed extends FilterError {

        private static final long serialVersionUID = 1L;

        private final String value;

        Unclosed(int position, String token, String value) {
            super(
                    position,
                    token.length(),
                    token,
                    "The quotation mark that begins this text is never closed.",
                    "a closing " + token.charAt(0));
            this.value = value;
        }

        /** The text so far. */
        String value() {
            return value;
        }
    }
}
