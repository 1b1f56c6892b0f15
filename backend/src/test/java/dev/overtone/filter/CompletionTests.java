package dev.overtone.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered at the caret, which is written as |. */
class CompletionTests {

    private static Completion complete(String typed) {
        int caret = typed.indexOf('|');
        return Filters.complete(typed.replace("|", ""), caret, new SampleVocabulary());
    }

    private static List<String> offered(String typed) {
        return complete(typed).suggestions().stream().map(Suggestion::text).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "|; name state p50 macs memory createdAt took moved tags environment.\"java~version\" NOT (",
                "m|; macs memory moved name",
                "p50 < 3 AND mac|; macs",
                "p50 |; < <= > >= = != BETWEEN IN IS~NULL",
                "p50 b|; BETWEEN",
                "p50 NOT |; BETWEEN IN",
                "name NOT i|; ILIKE IN",
                "state = |; 'QUEUED' 'RUNNING' 'FINISHED'",
                "state = 'F|; 'FINISHED'",
                "state IN ('QUEUED', |; 'QUEUED' 'RUNNING' 'FINISHED'",
                "state IN ('QUEUED' |; , )",
                "name = 'it|; 'it''s'",
                "name LIKE |; 'it''s' 'other'",
                "moved = |; true false",
                "createdAt > |; -1d -7d -30d now()",
                "p50 < 3 |; AND OR",
                "(p50 < 3 |; AND OR )",
                "p50 < 3 a|; AND",
                "p50 IS |; NULL",
                "p50 BETWEEN 1 |; AND",
                "p50 < |;",
                "p5 < 3 AND |;"
            })
    void offersWhatCanStandThere(String typed, String expected) {
        List<String> wanted = expected == null
                ? List.of()
                : Arrays.stream(expected.split(" "))
                        .map(text -> text.replace('~', ' '))
                        .toList();
        assertThat(offered(typed)).as(typed).containsAll(wanted);
        assertThat(offered(typed).isEmpty()).isEqualTo(wanted.isEmpty());
    }

    @Test
    void offersNothingThatDoesNotBeginSo() {
        assertThat(offered("p50 < 3 AND creat|")).containsExactly("createdAt");
        assertThat(offered("state = 'R|")).containsExactly("'RUNNING'");
    }

    @Test
    void saysWhichWordASuggestionTakesThePlaceOf() {
        assertThat(complete("p50 < 3 AND sta|te = 'x'"))
                .extracting(Completion::from, Completion::to)
                .containsExactly(12, 17);
        assertThat(complete("state = 'FI|"))
                .extracting(Completion::from, Completion::to)
                .containsExactly(8, 11);
        assertThat(complete("state = 'FI|NI' AND moved"))
                .extracting(Completion::from, Completion::to)
                .containsExactly(8, 14);
        assertThat(complete("p50 |"))
                .extracting(Completion::from, Completion::to)
                .containsExactly(4, 4);
    }

    @Test
    void describesColumns() {
        assertThat(complete("p5|").suggestions())
                .containsExactly(new Suggestion(Suggestion.Type.COLUMN, "p50", "Median latency"));
    }
}
