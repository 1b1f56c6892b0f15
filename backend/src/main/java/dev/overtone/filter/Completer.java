package dev.overtone.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says what can stand at the caret: reads what is before the word there, and asks what was looked for behind it. */
final class Completer {

    static final int MOST = 50;

    private final Vocabulary vocabulary;

    Completer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The words before the caret's, and where that begins. */
    private record Typed(List<Token> before, int from, String beginning) {}

    Completion at(String text, int caret) {
        Typed typed;
        try {
            typed = typed(text.substring(0, caret));
        } catch (FilterError e) {
            return new Completion(caret, caret, List.of());
        }
        var parser = new Parser(typed.before(), vocabulary);
        try {
            parser.parse();
        } catch (FilterError e) {
            // Where it ends too early the parser has noted what it looked for; where it is wrong before, nothing.
        }
        List<Suggestion> found = parser.expected().stream()
                .flatMap(expectation -> suggestions(expectation, typed.beginning()))
                .distinct()
                .limit(MOST)
                .toList();
        return new Completion(typed.from(), found.isEmpty() ? caret : end(text, caret), found);
    }

    private static Typed typed(String before) {
        try {
            List<Token> tokens = Lexer.read(before);
            Token end = tokens.getLast();
            if (tokens.size() > 1) {
                Token last = tokens.get(tokens.size() - 2);
                boolean beingTyped =
                        last.end() == before.length() && (last.is(Token.Type.NAME) || last.is(Token.Type.NUMBER));
                if (beingTyped) {
                    var rest = new ArrayList<>(tokens.subList(0, tokens.size() - 2));
                    rest.add(end);
                    return new Typed(rest, last.position(), last.value());
                }
            }
            return new Typed(tokens, before.length(), "");
        } catch (Lexer.Unclosed open) {
            return new Typed(Lexer.read(before.substring(0, open.position())), open.position(), open.value());
        }
    }

    /** Where the word at the caret ends. */
    private static int end(String text, int caret) {
        int end = caret;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean closes = end < text.length() && end > 0 && text.charAt(end) == '\'' && text.indexOf('\'') < end;
        return closes && text.substring(0, caret).chars().filter(c -> c == '\'').count() % 2 == 1 ? end + 1 : end;
    }

    private Stream<Suggestion> suggestions(Expectation expectation, String beginning) {
        Predicate<String> fits = word -> word.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
        return switch (expectation) {
            case Expectation.AnyColumn _ -> columns(beginning);
            case Expectation.AnOperator(Field field) ->
                Parser.operators(field).stream()
                        .filter(fits)
                        .map(operator -> new Suggestion(Suggestion.Type.OPERATOR, operator, ""));
            case Expectation.AValue(Field field) -> values(field, beginning);
            case Expectation.OneOf(List<String> words) ->
                words.stream().filter(fits).map(word -> new Suggestion(Suggestion.Type.WORD, word, ""));
        };
    }

    /** Those that begin so, then those that have it in their middle. */
    private Stream<Suggestion> columns(String beginning) {
        String part = beginning.toLowerCase(Locale.ROOT);
        List<Field> all = vocabulary.fields();
        return Stream.concat(
                        all.stream().filter(field -> lower(field).startsWith(part)),
                        all.stream().filter(field -> lower(field).indexOf(part) > 0))
                .map(field -> new Suggestion(Suggestion.Type.COLUMN, Writer.name(field.name()), field.description()));
    }

    private static String lower(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private Stream<Suggestion> values(Field field, String beginning) {
        return switch (field.kind()) {
            case TEXT, LIST ->
                (field.choices().isEmpty()
                                ? vocabulary.values(field, beginning, MOST).stream()
                                : field.choices().stream()
                                        .filter(choice -> choice.toLowerCase(Locale.ROOT)
                                                .startsWith(beginning.toLowerCase(Locale.ROOT))))
                        .map(value -> new Suggestion(Suggestion.Type.VALUE, Writer.text(value), ""));
            case FLAG ->
                Stream.of("true", "false")
                        .filter(word -> word.startsWith(beginning.toLowerCase(Locale.ROOT)))
                        .map(word -> new Suggestion(Suggestion.Type.VALUE, word, ""));
            case TIME ->
                Stream.of("-1d", "-7d", "-30d", "now()")
                        .filter(word -> word.startsWith(beginning))
                        .map(word ->
                                new Suggestion(Suggestion.Type.VALUE, word, word.equals("now()") ? "" : "before now"));
            case NUMBER, DURATION -> Stream.of();
        };
    }
}
