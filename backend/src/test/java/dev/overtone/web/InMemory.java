package dev.overtone.web;

import dev.overtone.filter.Condition;
import dev.overtone.filter.Field;
import dev.overtone.filter.Operator;
import dev.overtone.filter.Value;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on values in memory, for fakes; of times only what pages ask for. */
final class InMemory {

    private InMemory() {}

    static boolean holds(Condition condition, Function<Field, @Nullable Object> row) {
        return switch (condition) {
            case Condition.And(var parts) -> parts.stream().allMatch(part -> holds(part, row));
            case Condition.Or(var parts) -> parts.stream().anyMatch(part -> holds(part, row));
            case Condition.Not(var part) -> !holds(part, row);
            case Condition.Compare(var field, var operator, var value) ->
                compares(row.apply(field), operator, plain(value));
            case Condition.Like(var field, var pattern, var anyCase, var negated) ->
                negated != texts(row.apply(field)).stream().anyMatch(text -> like(text, pattern, anyCase));
            case Condition.In(var field, var values, var negated) ->
                negated != values.stream().anyMatch(value -> compares(row.apply(field), Operator.EQUAL, plain(value)));
            case Condition.Between(var field, var low, var high, var negated) ->
                negated
                        != (compares(row.apply(field), Operator.AT_LEAST, plain(low))
                                && compares(row.apply(field), Operator.AT_MOST, plain(high)));
            case Condition.IsNull(var field, var negated) -> negated != (row.apply(field) == null);
        };
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Decimal(var number) -> number.doubleValue();
            case Value.Flag(var is) -> is;
            case Value.Day(var day) ->
                day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
            case Value.Moment(var at) -> at;
            case Value.Ago(var since) -> FakeProfiler.NOON.minus(since);
        };
    }

    private static boolean compares(@Nullable Object value, Operator operator, Object other) {
        if (value instanceof List<?> texts) {
            return operator == Operator.EQUAL == texts.contains(other);
        }
        if (value == null) {
            return false;
        }
        int order = compare(value, other);
        return switch (operator) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    @SuppressWarnings("unchecked")
    static int compare(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : ((Comparable<Object>) one).compareTo(other);
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> texts -> texts.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    private static boolean like(String text, String pattern, boolean anyCase) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            boolean escaped = sign == '\\' && i + 1 < pattern.length();
            String literal = String.valueOf(escaped ? pattern.charAt(++i) : sign);
            regex.append(!escaped && sign == '%' ? ".*" : !escaped && sign == '_' ? "." : Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE : 0))
                .matcher(text)
                .matches();
    }
}
