package dev.overtone.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads words as a condition: OR of ANDs of comparisons, by recursive descent. Whatever it looks for where the words end is
 * noted, and that is what could be typed there.
 */
final class Parser {

    static final int DEEPEST = 64;
    static final int LONGEST_LIST = 1_000;

    private static final Set<String> KEYWORDS =
            Set.of("AND", "OR", "NOT", "LIKE", "ILIKE", "IN", "BETWEEN", "IS", "NULL", "TRUE", "FALSE");

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private final ValueReader values;
    private final List<Expectation> expected = new ArrayList<>();
    private int at;
    private int depth;
    private int open;

    Parser(List<Token> tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.values = new ValueReader(this);
    }

    /** @throws FilterError at the first word that cannot stand where it stands */
    Condition parse() {
        Condition condition = disjunction();
        Token rest = peek();
        if (rest.is(Token.Type.RIGHT)) {
            throw FilterError.at(rest, "This parenthesis closes none.", "AND, OR, or nothing more");
        }
        if (!rest.is(Token.Type.END)) {
            throw FilterError.at(rest, rest.shown() + " cannot stand here.", "AND, OR, or nothing more");
        }
        return condition;
    }

    /** What was looked for where the words end. */
    List<Expectation> expected() {
        return expected;
    }

    private Condition disjunction() {
        return joined("OR", this::conjunction, Condition.Or::new);
    }

    private Condition conjunction() {
        return joined("AND", this::negation, Condition.And::new);
    }

    private Condition joined(String word, Supplier<Condition> part, Function<List<Condition>, Condition> whole) {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(part.get());
            note(open > 0 ? new Expectation.OneOf("AND", "OR", ")") : new Expectation.OneOf("AND", "OR"));
        } while (skipWord(word));
        return parts.size() == 1 ? parts.getFirst() : whole.apply(parts);
    }

    private Condition negation() {
        note(new Expectation.AnyColumn(), new Expectation.OneOf("NOT", "("));
        Token begin = peek();
        if (skipWord("NOT")) {
            return deeper(begin, () -> new Condition.Not(negation()));
        }
        return skip(Token.Type.LEFT) ? deeper(begin, () -> inParentheses(begin)) : comparison();
    }

    private Condition deeper(Token begin, Supplier<Condition> inner) {
        if (++depth > DEEPEST) {
            throw FilterError.at(
                    begin, "The filter is nested more than " + DEEPEST + " deep.", "at most " + DEEPEST + " levels");
        }
        Condition condition = inner.get();
        depth--;
        return condition;
    }

    private Condition inParentheses(Token left) {
        open++;
        Condition condition = disjunction();
        if (!skip(Token.Type.RIGHT)) {
            throw peek().is(Token.Type.END)
                    ? FilterError.at(left, "This parenthesis is never closed.", "a closing )")
                    : FilterError.at(peek(), peek().shown() + " cannot stand here.", "AND, OR or )");
        }
        open--;
        return condition;
    }

    private Condition comparison() {
        Field field = field();
        note(new Expectation.AnOperator(field));
        Token operator = peek();
        if (operator.is(Token.Type.OPERATOR) && !operator.isSign("+") && !operator.isSign("-")) {
            next();
            return compared(field, operator);
        }
        if (skipWord("IS")) {
            return isNull(field);
        }
        boolean negated = skipWord("NOT");
        if (negated) {
            note(new Expectation.OneOf(negatable(field)));
        }
        Token word = peek();
        if (word.isWord("LIKE") || word.isWord("ILIKE")) {
            next();
            return new Condition.Like(field, values.pattern(field, word), word.isWord("ILIKE"), negated);
        }
        if (skipWord("IN")) {
            return new Condition.In(field, list(field), negated);
        }
        if (word.isWord("BETWEEN")) {
            next();
            return between(field, word, negated);
        }
        if (field.kind() == Kind.FLAG && !negated) {
            return new Condition.Compare(field, Operator.EQUAL, new Value.Flag(true));
        }
        throw FilterError.at(
                word,
                word.is(Token.Type.END)
                        ? "The filter ends behind " + field.name() + ", without saying what it must be."
                        : word.shown() + " cannot stand behind " + field.name() + ".",
                String.join(", ", negated ? negatable(field) : operators(field)));
    }

    private Condition compared(Field field, Token sign) {
        Operator operator = Operator.of(sign.text());
        if (operator.orders() && (field.kind() == Kind.FLAG || field.kind() == Kind.LIST)) {
            throw FilterError.at(sign, field.sentence() + "; it has no order.", String.join(", ", operators(field)));
        }
        return new Condition.Compare(field, operator, values.value(field));
    }

    private Condition isNull(Field field) {
        note(new Expectation.OneOf("NULL", "NOT NULL"));
        boolean negated = skipWord("NOT");
        if (negated) {
            note(new Expectation.OneOf("NULL"));
        }
        if (!skipWord("NULL")) {
            throw FilterError.at(
                    peek(), peek().shown() + " where NULL must stand.", negated ? "NULL" : "NULL, NOT NULL");
        }
        return new Condition.IsNull(field, negated);
    }

    private Condition between(Field field, Token word, boolean negated) {
        if (field.kind() == Kind.FLAG || field.kind() == Kind.LIST) {
            throw FilterError.at(word, field.sentence() + "; it has no order.", String.join(", ", operators(field)));
        }
        Value low = values.value(field);
        note(new Expectation.OneOf("AND"));
        if (!skipWord("AND")) {
            throw FilterError.at(peek(), peek().shown() + " where AND must stand: BETWEEN low AND high.", "AND");
        }
        return new Condition.Between(field, low, values.value(field), negated);
    }

    private List<Value> list(Field field) {
        note(new Expectation.OneOf("("));
        Token left = peek();
        if (!skip(Token.Type.LEFT)) {
            throw FilterError.at(left, left.shown() + " where a list must begin.", "( with values between commas )");
        }
        var list = new ArrayList<Value>();
        do {
            if (list.size() == LONGEST_LIST) {
                throw FilterError.at(
                        peek(), "A list may have " + LONGEST_LIST + " values.", "at most " + LONGEST_LIST + " values");
            }
            list.add(values.value(field));
            note(new Expectation.OneOf(",", ")"));
        } while (skip(Token.Type.COMMA));
        if (!skip(Token.Type.RIGHT)) {
            throw peek().is(Token.Type.END)
                    ? FilterError.at(left, "This list is never closed.", "a closing )")
                    : FilterError.at(peek(), peek().shown() + " cannot stand in a list.", ", or )");
        }
        return list;
    }

    private Field field() {
        Token name = peek();
        boolean named = name.is(Token.Type.QUOTED)
                || (name.is(Token.Type.NAME) && !KEYWORDS.contains(name.text().toUpperCase(java.util.Locale.ROOT)));
        if (!named) {
            throw FilterError.at(
                    name,
                    name.is(Token.Type.END)
                            ? "The filter ends where a condition must stand."
                            : name.shown() + " where a column must stand.",
                    "a column, NOT, or (");
        }
        next();
        return vocabulary.find(name.value()).orElseThrow(() -> Nearest.unknown(name, vocabulary));
    }

    static List<String> operators(Field field) {
        return switch (field.kind()) {
            case TEXT ->
                List.of(
                        "=",
                        "!=",
                        "<",
                        "<=",
                        ">",
                        ">=",
                        "LIKE",
                        "ILIKE",
                        "NOT LIKE",
                        "NOT ILIKE",
                        "IN",
                        "NOT IN",
                        "BETWEEN",
                        "IS NULL",
                        "IS NOT NULL");
            case NUMBER, TIME, DURATION ->
                List.of(
                        "<",
                        "<=",
                        ">",
                        ">=",
                        "=",
                        "!=",
                        "BETWEEN",
                        "NOT BETWEEN",
                        "IN",
                        "NOT IN",
                        "IS NULL",
                        "IS NOT NULL");
            case FLAG -> List.of("=", "!=");
            case LIST ->
                List.of("=", "!=", "IN", "NOT IN", "LIKE", "ILIKE", "NOT LIKE", "NOT ILIKE", "IS NULL", "IS NOT NULL");
        };
    }

    private static List<String> negatable(Field field) {
        return operators(field).stream()
                .filter(operator -> operator.startsWith("NOT "))
                .map(operator -> operator.substring("NOT ".length()))
                .toList();
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        return tokens.get(at++);
    }

    void note(Expectation... here) {
        if (peek().is(Token.Type.END)) {
            expected.addAll(List.of(here));
        }
    }

    boolean skip(Token.Type type) {
        boolean there = peek().is(type);
        at += there ? 1 : 0;
        return there;
    }

    boolean skipWord(String word) {
        boolean there = peek().isWord(word);
        at += there ? 1 : 0;
        return there;
    }
}
