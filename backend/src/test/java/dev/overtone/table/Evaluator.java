package dev.overtone.table;

import dev.overtone.filter.Condition;
import dev.overtone.filter.Operator;
import dev.overtone.filter.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What conditions mean, said without SQL: over the values of a row, and in two truth values only.
 *
 * @param texts in which order texts stand, which is the database's business
 */
record Evaluator(Instant now, Comparator<String> texts) {

    boolean holds(Condition condition, Row row) {
        return switch (condition) {
            case Condition.And and -> and.parts().stream().allMatch(part -> holds(part, row));
            case Condition.Or or -> or.parts().stream().anyMatch(part -> holds(part, row));
            case Condition.Not not -> !holds(not.condition(), row);
            case Condition.IsNull isNull -> isAbsent(row.value(isNull.field().name())) != isNull.negated();
            case Condition.Compare compare ->
                said(
                        row.value(compare.field().name()),
                        compare.operator() == Operator.UNEQUAL,
                        value -> compare(
                                value,
                                compare.operator() == Operator.UNEQUAL ? Operator.EQUAL : compare.operator(),
                                compare.value()));
            case Condition.In in ->
                said(
                        row.value(in.field().name()),
                        in.negated(),
                        value -> in.values().stream().anyMatch(one -> compare(value, Operator.EQUAL, one)));
            case Condition.Between between ->
                said(
                        row.value(between.field().name()),
                        between.negated(),
                        value -> compare(value, Operator.AT_LEAST, between.low())
                                && compare(value, Operator.AT_MOST, between.high()));
            case Condition.Like like ->
                said(row.value(like.field().name()), like.negated(), value -> like(like, value.toString()));
        };
    }

    private static boolean isAbsent(@Nullable Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }

    /** Nothing holds of what is absent; of a list it holds where it holds of one of its texts. */
    private static boolean said(@Nullable Object value, boolean negated, java.util.function.Predicate<Object> holds) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(holds) != negated;
        }
        return value != null && holds.test(value) != negated;
    }

    private boolean compare(Object value, Operator operator, Value with) {
        int order = switch (with) {
            case Value.Text(var text) -> texts.compare(value.toString(), text);
            case Value.Flag(var is) -> Boolean.compare((Boolean) value, is);
            case Value.Decimal(var number) ->
                value instanceof Double one
                        ? Double.compare(one, number.doubleValue())
                        : BigDecimal.valueOf((Long) value).compareTo(number);
            case Value.Moment(var at) -> ((Instant) value).compareTo(at);
            case Value.Ago(var since) -> ((Instant) value).compareTo(now.minus(since));
            case Value.Day(var day) ->
                ((Instant) value).atZone(ZoneOffset.UTC).toLocalDate().compareTo(day);
        };
        return switch (operator) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static boolean like(Condition.Like like, String text) {
        var regex = new StringBuilder();
        for (int i = 0; i < like.pattern().length(); i++) {
            char sign = like.pattern().charAt(i);
            switch (sign) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                case '\\' ->
                    regex.append(Pattern.quote(String.valueOf(like.pattern().charAt(++i))));
                default -> regex.append(Pattern.quote(String.valueOf(sign)));
            }
        }
        int flags = Pattern.DOTALL | (like.anyCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex.toString(), flags).matcher(text).matches();
    }
}
