package dev.overtone.filter;

import static dev.overtone.filter.SampleVocabulary.CREATED;
import static dev.overtone.filter.SampleVocabulary.MACS;
import static dev.overtone.filter.SampleVocabulary.MEMORY;
import static dev.overtone.filter.SampleVocabulary.MOVED;
import static dev.overtone.filter.SampleVocabulary.NAME;
import static dev.overtone.filter.SampleVocabulary.ODD;
import static dev.overtone.filter.SampleVocabulary.P50;
import static dev.overtone.filter.SampleVocabulary.STATE;
import static dev.overtone.filter.SampleVocabulary.TAGS;
import static dev.overtone.filter.SampleVocabulary.TOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.overtone.filter.Condition.And;
import dev.overtone.filter.Condition.Between;
import dev.overtone.filter.Condition.Compare;
import dev.overtone.filter.Condition.In;
import dev.overtone.filter.Condition.IsNull;
import dev.overtone.filter.Condition.Like;
import dev.overtone.filter.Condition.Not;
import dev.overtone.filter.Condition.Or;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTests {

    private static final Vocabulary VOCABULARY = new SampleVocabulary();

    private static Condition parse(String filter) {
        return Filters.parse(filter, VOCABULARY).orElseThrow();
    }

    private static Condition compare(Field field, Operator operator, Value value) {
        return new Compare(field, operator, value);
    }

    private static Condition finished() {
        return compare(STATE, Operator.EQUAL, new Value.Text("FINISHED"));
    }

    private static Condition fast() {
        return compare(P50, Operator.LESS, new Value.Decimal("5"));
    }

    static Stream<Arguments> written() {
        Condition moved = compare(MOVED, Operator.EQUAL, new Value.Flag(true));
        return Stream.of(
                arguments("state = 'FINISHED'", finished()),
                arguments("state=\"finished\"", finished()),
                arguments("attributes.state == 'FINISHED'", finished()),
                arguments("`state` = 'FINISHED'", finished()),
                arguments(
                        "p50 < 5 and state = 'FINISHED' OR moved",
                        new Or(List.of(new And(List.of(fast(), finished())), moved))),
                arguments(
                        "p50 < 5 AND (state = 'FINISHED' or moved = true)",
                        new And(List.of(fast(), new Or(List.of(finished(), moved))))),
                arguments("not p50 < 5 and moved", new And(List.of(new Not(fast()), moved))),
                arguments("NOT (p50 < 5 AND moved)", new Not(new And(List.of(fast(), moved)))),
                arguments("NOT NOT moved", new Not(new Not(moved))),
                arguments("((moved))", moved),
                arguments("moved = 'true'", moved),
                arguments("moved != FALSE", compare(MOVED, Operator.UNEQUAL, new Value.Flag(false))),
                arguments("name <> 'it''s'", compare(NAME, Operator.UNEQUAL, new Value.Text("it's"))),
                arguments("name = \"say \"\"x\"\"\"", compare(NAME, Operator.EQUAL, new Value.Text("say \"x\""))),
                arguments("environment.\"java version\" = '25'", compare(ODD, Operator.EQUAL, new Value.Text("25"))),
                arguments("environment.`java version` = '25'", compare(ODD, Operator.EQUAL, new Value.Text("25"))),
                arguments("name LIKE 'a%'", new Like(NAME, "a%", false, false)),
                arguments("name not ilike '%\\_b'", new Like(NAME, "%\\_b", true, true)),
                arguments("name IN ('a', 'b')", new In(NAME, List.of(new Value.Text("a"), new Value.Text("b")), false)),
                arguments(
                        "p50 NOT IN (1,2)", new In(P50, List.of(new Value.Decimal("1"), new Value.Decimal("2")), true)),
                arguments(
                        "p50 BETWEEN 1 AND 2.50 AND moved",
                        new And(List.of(
                                new Between(P50, new Value.Decimal("1"), new Value.Decimal("2.5"), false), moved))),
                arguments(
                        "p50 not between -1 and +2",
                        new Between(P50, new Value.Decimal("-1"), new Value.Decimal("2"), true)),
                arguments("p50 IS NULL", new IsNull(P50, false)),
                arguments("p50 is not null", new IsNull(P50, true)),
                arguments("tags = 'x'", compare(TAGS, Operator.EQUAL, new Value.Text("x"))),
                arguments("macs < 2G", compare(MACS, Operator.LESS, new Value.Decimal("2e9"))),
                arguments("macs < 1.5e3k", compare(MACS, Operator.LESS, new Value.Decimal("1500000"))),
                arguments("macs < '4'", compare(MACS, Operator.LESS, new Value.Decimal("4"))),
                arguments("macs > .5M", compare(MACS, Operator.MORE, new Value.Decimal("500000"))),
                arguments("memory < 2GiB", compare(MEMORY, Operator.LESS, new Value.Decimal("2147483648"))),
                arguments("memory < 2GB", compare(MEMORY, Operator.LESS, new Value.Decimal("2e9"))),
                arguments("p50 < 2s", compare(P50, Operator.LESS, new Value.Decimal("2000"))),
                arguments("p50 < 5M", compare(P50, Operator.LESS, new Value.Decimal("5e6"))),
                arguments("took > 5m", compare(TOOK, Operator.MORE, new Value.Decimal("300"))),
                arguments("took > 1.5h", compare(TOOK, Operator.MORE, new Value.Decimal("5400"))),
                arguments("took > 90", compare(TOOK, Operator.MORE, new Value.Decimal("90"))),
                arguments("createdAt > -7d", compare(CREATED, Operator.MORE, new Value.Ago(Duration.ofDays(7)))),
                arguments("createdAt > now() - 1w", compare(CREATED, Operator.MORE, new Value.Ago(Duration.ofDays(7)))),
                arguments("createdAt < NOW()", compare(CREATED, Operator.LESS, new Value.Ago(Duration.ZERO))),
                arguments(
                        "createdAt = 2026-11-27",
                        compare(CREATED, Operator.EQUAL, new Value.Day(LocalDate.of(2026, 11, 27)))),
                arguments(
                        "createdAt = '2026-11-27'",
                        compare(CREATED, Operator.EQUAL, new Value.Day(LocalDate.of(2026, 11, 27)))),
                arguments(
                        "createdAt >= 2026-11-27T10:00Z",
                        compare(CREATED, Operator.AT_LEAST, new Value.Moment(Instant.parse("2026-11-27T10:00:00Z")))),
                arguments(
                        "createdAt >= '2026-11-27 10:00:01.5'",
                        compare(
                                CREATED,
                                Operator.AT_LEAST,
                                new Value.Moment(Instant.parse("2026-11-27T10:00:01.500Z")))),
                arguments(
                        "createdAt >= 2026-11-27T10:00+02:00",
                        compare(CREATED, Operator.AT_LEAST, new Value.Moment(Instant.parse("2026-11-27T08:00:00Z")))),
                arguments(
                        "attributes.createdAt > 1700000000000",
                        compare(CREATED, Operator.MORE, new Value.Moment(Instant.ofEpochMilli(1_700_000_000_000L)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void readsAFilter(String filter, Condition condition) {
        assertThat(parse(filter)).isEqualTo(condition);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void writesItSoThatItIsReadAsTheSame(String filter, Condition condition) {
        assertThat(parse(Filters.write(condition))).as(Filters.write(condition)).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\t"})
    void asksForNothingWhereItIsBlank(String filter) {
        assertThat(Filters.parse(filter, VOCABULARY)).isEmpty();
    }

    @Test
    void readsWhatItWroteWhateverTheConditionIs() {
        var conditions = new RandomConditions(new Random(7), SampleVocabulary.ALL);
        for (int i = 0; i < 3_000; i++) {
            Condition condition = conditions.next(5);
            String text = Filters.write(condition);
            assertThat(parse(text)).as(text).isEqualTo(condition);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "p5 < 3                   | 0  | 2 | There is no column p5. Did you mean p50?",
                "stat = 'FINISHED'        | 0  | 4 | There is no column stat. Did you mean state?",
                "p50 < 'abc'              | 6  | 5 | p50 is a number of ms; 'abc' is not.",
                "p50 < abc                | 6  | 3 | p50 is a number of ms; abc is not.",
                "macs < 5m                | 7  | 2 | macs is a number; 5m is not.",
                "state = 'DONE'           | 8  | 6 | state is never 'DONE'.",
                "state = FINISHED         | 8  | 8 | state is text; FINISHED is not.",
                "createdAt > yesterday    | 12 | 9 | createdAt is a time; yesterday is not.",
                "createdAt > 2026-13-01   | 12 | 10 | createdAt is a time; 2026-13-01 is not.",
                "took > 5x                | 7  | 2 | took is a duration; 5x is not.",
                "moved = 1                | 8  | 1 | moved is true or false; 1 is not.",
                "moved > true             | 6  | 1 | moved is true or false; it has no order.",
                "tags < 'a'               | 5  | 1 | tags is a list of texts; it has no order.",
                "p50 LIKE 'a'             | 4  | 4 | p50 is a number of ms; LIKE compares texts.",
                "name LIKE 'a\\'          | 10 | 4 | A pattern cannot end with one backslash: nothing is behind it.",
                "(p50 < 3                 | 0  | 1 | This parenthesis is never closed.",
                "p50 < 3)                 | 7  | 1 | This parenthesis closes none.",
                "p50 < 3 p50 > 1          | 8  | 3 | 'p50' cannot stand here.",
                "p50 < 3 AND              | 11 | 0 | The filter ends where a condition must stand.",
                "p50                      | 3  | 0 | The filter ends behind p50, without saying what it must be.",
                "p50 <                    | 5  | 0 | The filter ends where p50 must be compared with something.",
                "p50 BETWEEN 1            | 13 | 0 | The filter ends here where AND must stand: BETWEEN low AND high.",
                "p50 IN 3                 | 7  | 1 | '3' where a list must begin.",
                "p50 IN (3                | 7  | 1 | This list is never closed.",
                "p50 IN (3 4)             | 10 | 1 | '4' cannot stand in a list.",
                "p50 IS 3                 | 7  | 1 | '3' where NULL must stand.",
                "p50 NOT < 3              | 8  | 1 | '<' cannot stand behind p50.",
                "name = 'abc              | 7  | 4 | The quotation mark that begins this text is never closed.",
                "name = 'a' ; drop        | 11 | 1 | ';' means nothing here.",
                "AND p50 < 3              | 0  | 3 | 'AND' where a column must stand.",
                "3 < p50                  | 0  | 1 | '3' where a column must stand.",
                "metrics. = 3             | 8  | 1 | ' ' means nothing here.",
                "p50 < 1e999              | 6  | 5 | p50 is a number of ms; 1e999 is not.",
                "p50 < --3                | 7  | 1 | p50 is a number of ms; - is not."
            })
    void pointsAtTheWordThatIsWrong(String filter, int position, int length, String message) {
        assertThatThrownBy(() -> Filters.parse(filter, VOCABULARY)).isInstanceOfSatisfying(FilterError.class, error -> {
            assertThat(error).hasMessage(message);
            assertThat(error.position()).isEqualTo(position);
            assertThat(error.length()).isEqualTo(length);
            assertThat(error.token()).isEqualTo(filter.substring(position, position + length));
            assertThat(error.allowed()).isNotBlank();
        });
    }

    @Test
    void saysWhatAColumnCanBe() {
        assertThatThrownBy(() -> parse("state = 'DONE'"))
                .isInstanceOfSatisfying(
                        FilterError.class, error -> assertThat(error.allowed()).isEqualTo("QUEUED, RUNNING, FINISHED"));
    }

    @Test
    void hasItsLimits() {
        assertThatThrownBy(() -> Filters.parse(" ".repeat(8_001), VOCABULARY))
                .isInstanceOf(FilterError.class)
                .hasMessage("The filter has 8001 characters.");
        assertThatCode(() -> parse("(".repeat(64) + "moved" + ")".repeat(64))).doesNotThrowAnyException();
        assertThatThrownBy(() -> parse("(".repeat(65) + "moved" + ")".repeat(65)))
                .isInstanceOfSatisfying(
                        FilterError.class, error -> assertThat(error.position()).isEqualTo(64));
        assertThatThrownBy(() -> parse("NOT ".repeat(65) + "moved")).isInstanceOf(FilterError.class);
        assertThatCode(() -> parse("p50 IN (" + "1,".repeat(999) + "1)")).doesNotThrowAnyException();
        assertThatThrownBy(() -> parse("p50 IN (" + "1,".repeat(1_000) + "1)"))
                .hasMessage("A list may have 1000 values.");
    }

    @Test
    void namesWhateverIsLong() {
        String name = "a-".repeat(50_000) + "b";
        assertThat(Filters.name(name)).isEqualTo(name);
        assertThat(Filters.name(name + "-")).isEqualTo('"' + name + "-\"");
        assertThat(Filters.name("1a")).isEqualTo("\"1a\"");
    }

    /** Whatever is typed: a condition, nothing, or an error that lies within it. */
    @Test
    void answersEveryText() {
        var random = new Random(11);
        String[] pieces = {
            "p50",
            "state",
            "'a'",
            "\"b",
            "`",
            "(",
            ")",
            "<",
            "=",
            "AND",
            "or",
            "NOT",
            "in",
            "like",
            "3",
            "1e5",
            "-7d",
            "now()",
            "2026-11-27",
            ",",
            " ",
            ".",
            "is",
            "null",
            "between",
            "'",
            "\\",
            "\0",
            "ü",
            "💡",
            ";",
            "createdAt",
            "tags",
            "moved"
        };
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Filters.parse(text.toString(), VOCABULARY);
            } catch (FilterError error) {
                assertThat(error.position()).as("%s", text).isBetween(0, text.length());
                assertThat(error.position() + error.length()).as("%s", text).isLessThanOrEqualTo(text.length());
            }
            int caret = random.nextInt(text.length() + 1);
            Completion completion = Filters.complete(text.toString(), caret, VOCABULARY);
            assertThat(completion.from()).as("%s", text).isBetween(0, caret);
            assertThat(completion.to()).as("%s", text).isBetween(caret, text.length());
        }
    }
}
