package dev.overtone.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a condition so that it is read as the same again. */
final class Writer {

    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "like", "ilike", "in", "between", "is", "null", "true", "false");
    private static final int MOST_ZEROS = 15;

    private Writer() {}

    static String write(Condition condition) {
        return switch (condition) {
            case Condition.Or or -> or.parts().stream().map(Writer::inOr).collect(Collectors.joining(" OR "));
            case Condition.And and -> and.parts().stream().map(Writer::inAnd).collect(Collectors.joining(" AND "));
            case Condition.Not not -> "NOT " + inAnd(not.condition());
            case Condition.Compare compare ->
                name(compare.field().name()) + " " + compare.operator().notation() + " " + value(compare.value());
            case Condition.Like like ->
                name(like.field().name())
                        + not(like.negated())
                        + (like.anyCase() ? " ILIKE " : " LIKE ")
                        + text(like.pattern());
            case Condition.In in ->
                name(in.field().name()) + not(in.negated()) + " IN "
                        + in.values().stream().map(Writer::value).collect(Collectors.joining(", ", "(", ")"));
            case Condition.Between between ->
                name(between.field().name()) + not(between.negated()) + " BETWEEN " + value(between.low()) + " AND "
                        + value(between.high());
            case Condition.IsNull isNull -> name(isNull.field().name()) + " IS" + not(isNull.negated()) + " NULL";
        };
    }

    private static String inOr(Condition part) {
        return part instanceof Condition.Or ? "(" + write(part) + ")" : write(part);
    }

    private static String inAnd(Condition part) {
        return part instanceof Condition.Or || part instanceof Condition.And ? "(" + write(part) + ")" : write(part);
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }

    /** A column's name; in quotation marks from its first odd part on. */
    static String name(String name) {
        if (Lexer.isPlainName(name) && !RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        int dot = name.indexOf('.');
        String begin = dot < 0 ? "" : name.substring(0, dot);
        return Lexer.isPlainName(begin) ? begin + "." + quoted(name.substring(dot + 1), '"') : quoted(name, '"');
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text text -> text(text.text());
            case Value.Decimal number -> number(number.number());
            case Value.Flag flag -> String.valueOf(flag.is());
            case Value.Day day -> day.day().toString();
            case Value.Moment moment -> moment.at().toString();
            case Value.Ago ago ->
                ago.since().isZero() ? "now()" : (ago.since().isNegative() ? "+" : "-") + seconds(ago);
        };
    }

    private static String seconds(Value.Ago ago) {
        var since = ago.since().abs();
        return number(BigDecimal.valueOf(since.getSeconds()).add(BigDecimal.valueOf(since.getNano(), 9))) + "s";
    }

    private static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() >= -MOST_ZEROS && plain.scale() <= MOST_ZEROS
                ? plain.toPlainString()
                : plain.unscaledValue() + "e" + -plain.scale();
    }

    static String text(String text) {
        return quoted(text, '\'');
    }

    private static String quoted(String text, char mark) {
        String one = String.valueOf(mark);
        return one + text.replace(one, one + one) + one;
    }

    /** Several names between commas. */
    static String names(List<String> names) {
        return names.stream().map(Writer::name).collect(Collectors.joining(", "));
    }
}
