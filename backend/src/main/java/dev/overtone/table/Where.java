package dev.overtone.table;

import dev.overtone.filter.Condition;
import dev.overtone.filter.Field;
import dev.overtone.filter.Kind;
import dev.overtone.filter.Operator;
import dev.overtone.filter.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A condition as SQL. A comparison with a value that is not there is null, which AND, OR and WHERE take for false; NOT turns
 * it around as a filter means it by {@code is not true}.
 */
final class Where {

    private static final BigDecimal MOST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Statement statement;
    private final Instant now;

    Where(Statement statement, Instant now) {
        this.statement = statement;
        this.now = now;
    }

    String of(Condition condition) {
        return switch (condition) {
            case Condition.And and -> joined(and.parts(), " and ");
            case Condition.Or or -> joined(or.parts(), " or ");
            case Condition.Not not -> "((" + of(not.condition()) + ") is not true)";
            case Condition.Compare compare -> compare(compare.field(), compare.operator(), compare.value());
            case Condition.Like like -> like(like);
            case Condition.In in -> in(in);
            case Condition.Between between -> between(between);
            case Condition.IsNull isNull -> isNull(isNull);
        };
    }

    private String joined(List<Condition> parts, String word) {
        return parts.stream().map(this::of).collect(Collectors.joining(word, "(", ")"));
    }

    private String compare(Field field, Operator operator, Value value) {
        return switch (value) {
            case Value.Day(var day) ->
                day(
                        expression(field),
                        operator,
                        moment(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                        moment(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
            case Value.Moment(var at) -> simple(expression(field), operator, moment(at));
            case Value.Ago(var since) -> simple(expression(field), operator, moment(now.minus(since)));
            case Value.Flag(var is) -> simple(expression(field), operator, String.valueOf(is));
            case Value.Decimal(var number) ->
                simple(expression(field), operator, statement.value(number(field, number)));
            case Value.Text(var text) -> text(field, operator, text);
        };
    }

    private String text(Field field, Operator operator, String text) {
        if (field.kind() == Kind.LIST) {
            String has = expression(field) + " @> array[cast(" + statement.value(text) + " as varchar)]";
            return operator == Operator.EQUAL ? "(" + has + ")" : "(not " + has + ")";
        }
        boolean unordered = type(field) == SqlType.UUID && !operator.orders();
        return unordered
                ? simple(expression(field), operator, "cast(" + statement.value(uuid(text)) + " as uuid)")
                : simple(texts(field), operator, statement.value(text));
    }

    /** An id; the one that nothing has for a text that is none. */
    private static UUID uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : new UUID(0, 0);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private static String simple(String expression, Operator operator, String value) {
        String sign = operator == Operator.UNEQUAL ? "<>" : operator.notation();
        return "(" + expression + " " + sign + " " + value + ")";
    }

    /** A day is all that lies between its midnights. */
    private static String day(String expression, Operator operator, String begin, String end) {
        return switch (operator) {
            case EQUAL -> "(%1$s >= %2$s and %1$s < %3$s)".formatted(expression, begin, end);
            case UNEQUAL -> "(%1$s < %2$s or %1$s >= %3$s)".formatted(expression, begin, end);
            case LESS -> "(" + expression + " < " + begin + ")";
            case AT_LEAST -> "(" + expression + " >= " + begin + ")";
            case AT_MOST -> "(" + expression + " < " + end + ")";
            case MORE -> "(" + expression + " >= " + end + ")";
        };
    }

    private String moment(Instant at) {
        return statement.value(OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    private Object number(Field field, BigDecimal number) {
        if (type(field) == SqlType.DECIMAL) {
            return number.doubleValue();
        }
        boolean whole = number.scale() <= 0 && number.abs().compareTo(MOST_WHOLE) <= 0;
        return whole ? (Object) number.longValueExact() : number;
    }

    private String like(Condition.Like like) {
        String matches = (like.anyCase() ? "ilike " : "like ") + statement.value(like.pattern()) + " escape '\\'";
        String not = like.negated() ? "not " : "";
        return like.field().kind() == Kind.LIST
                ? "(%sexists (select from unnest(%s) as one where one %s))"
                        .formatted(not, expression(like.field()), matches)
                : "(%s %s%s)".formatted(texts(like.field()), not, matches);
    }

    private String in(Condition.In in) {
        Field field = in.field();
        String not = in.negated() ? "not " : "";
        if (field.kind() == Kind.LIST) {
            return "(" + not + expression(field) + " && cast(" + statement.value(texts(in.values()))
                    + " as varchar[]))";
        }
        if (field.kind() == Kind.TEXT && type(field) != SqlType.UUID) {
            return "(" + texts(field) + (in.negated() ? " <> all(" : " = any(") + statement.value(texts(in.values()))
                    + "))";
        }
        return in.values().stream()
                .map(value -> compare(field, in.negated() ? Operator.UNEQUAL : Operator.EQUAL, value))
                .collect(Collectors.joining(in.negated() ? " and " : " or ", "(", ")"));
    }

    private static String[] texts(List<Value> values) {
        return values.stream()
                .map(value -> value instanceof Value.Text(var text) ? text : value.toString())
                .toArray(String[]::new);
    }

    private String between(Condition.Between between) {
        return between.negated()
                ? "(" + compare(between.field(), Operator.LESS, between.low()) + " or "
                        + compare(between.field(), Operator.MORE, between.high()) + ")"
                : "(" + compare(between.field(), Operator.AT_LEAST, between.low()) + " and "
                        + compare(between.field(), Operator.AT_MOST, between.high()) + ")";
    }

    private String isNull(Condition.IsNull isNull) {
        if (isNull.field().kind() == Kind.LIST) {
            return "(cardinality(" + expression(isNull.field()) + ")" + (isNull.negated() ? " > 0)" : " = 0)");
        }
        return "(" + expression(isNull.field()) + (isNull.negated() ? " is not null)" : " is null)");
    }

    private String expression(Field field) {
        return known(field).source().in(statement);
    }

    /** What is compared as text, an id too. */
    private String texts(Field field) {
        return type(field) == SqlType.UUID ? "cast(" + expression(field) + " as text)" : expression(field);
    }

    private static SqlType type(Field field) {
        return known(field).source().type();
    }

    private static Known known(Field field) {
        return Columns.required("filter", field.name());
    }
}
