package dev.overtone.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Conditions of every form over given columns, with few enough values that many of them hold. */
public final class RandomConditions {

    private static final List<String> TEXTS = List.of("a", "b", "ab", "A", "a%", "_", "it's", "\\", "", "ä");
    private static final List<String> PATTERNS =
            List.of("a", "a%", "%b", "_", "__", "%", "", "a\\%", "\\_", "\\\\", "A%");
    private static final List<Operator> UNORDERED = List.of(Operator.EQUAL, Operator.UNEQUAL);

    private final Random random;
    private final List<Field> fields;

    public RandomConditions(Random random, List<Field> fields) {
        this.random = random;
        this.fields = fields;
    }

    /** At most so deep. */
    public Condition next(int depth) {
        int form = depth == 0 ? 3 : random.nextInt(6);
        return switch (form) {
            case 0 -> new Condition.And(parts(depth - 1));
            case 1 -> new Condition.Or(parts(depth - 1));
            case 2 -> new Condition.Not(next(depth - 1));
            default -> leaf(one(fields));
        };
    }

    private List<Condition> parts(int depth) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(_ -> next(depth))
                .toList();
    }

    private Condition leaf(Field field) {
        boolean negated = random.nextBoolean();
        boolean ordered = field.kind() != Kind.FLAG && field.kind() != Kind.LIST;
        boolean texts = field.kind() == Kind.TEXT || field.kind() == Kind.LIST;
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.IsNull(field, negated);
            case 1 ->
                texts
                        ? new Condition.Like(field, one(PATTERNS), random.nextBoolean(), negated)
                        : compare(field, ordered);
            case 2 ->
                new Condition.In(
                        field,
                        IntStream.range(0, 1 + random.nextInt(3))
                                .mapToObj(_ -> value(field))
                                .toList(),
                        negated);
            case 3 ->
                ordered ? new Condition.Between(field, value(field), value(field), negated) : compare(field, false);
            default -> compare(field, ordered);
        };
    }

    private Condition compare(Field field, boolean ordered) {
        return new Condition.Compare(field, one(ordered ? List.of(Operator.values()) : UNORDERED), value(field));
    }

    private Value value(Field field) {
        return switch (field.kind()) {
            case TEXT -> new Value.Text(one(field.choices().isEmpty() ? TEXTS : field.choices()));
            case LIST -> new Value.Text(one(TEXTS));
            case NUMBER, DURATION ->
                new Value.Decimal(BigDecimal.valueOf(random.nextInt(7) - 1L).movePointLeft(random.nextInt(2)));
            case FLAG -> new Value.Flag(random.nextBoolean());
            case TIME ->
                switch (random.nextInt(3)) {
                    case 0 -> new Value.Day(LocalDate.of(2026, 11, 1 + random.nextInt(4)));
                    case 1 ->
                        new Value.Moment(
                                Instant.parse("2026-11-01T00:00:00Z").plusSeconds(43_200L * random.nextInt(8)));
                    default -> new Value.Ago(Duration.ofHours(12L * random.nextInt(8)));
                };
        };
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
