package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTests {

    private static final List<String> COLUMNS = List.of("p50", "state");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | state = 'FAILED' | state = 'FAILED'",
                "p50 < 5 | moved | p50 < 5 AND moved",
                "p50 < 5 OR p50 > 9 | moved | (p50 < 5 OR p50 > 9) AND moved",
                "(p50 < 5 OR p50 > 9) | moved | (p50 < 5 OR p50 > 9) AND moved",
                "name = 'a or b' | moved | name = 'a or b' AND moved",
                "p50 < 5 AND state = 'FAILED' | moved | p50 < 5 AND moved",
                "p50 < 5 AND state = 'FAILED' | null | p50 < 5",
                "state = 'FAILED' | null | null",
                "(a = 1 OR b = 2) AND moved | state = 'QUEUED' | (a = 1 OR b = 2) AND state = 'QUEUED'",
                "a = 1 OR b = 2 AND moved | moved | (a = 1 OR b = 2 AND moved) AND moved"
            })
    void putsAQuickConditionInThePlaceOfAnother(String filter, String condition, String expected) {
        assertThat(FilterText.withQuick(filter, condition)).isEqualTo(expected);
    }

    @Test
    void seesWhatIsQuotedHoweverLongItIs() {
        String quoted = "name = '" + "it''s or ".repeat(20_000) + "'";
        assertThat(FilterText.withQuick(quoted, "moved")).isEqualTo(quoted + " AND moved");
    }

    @Test
    void takesWordsForAPartOfANameAndNothingElseInThem() {
        assertThat(FilterText.words("100%_d\\4", COLUMNS).orElseThrow()).contains("name ILIKE '%100\\%\\_d\\\\4%'");
        assertThat(FilterText.words("Ab12", COLUMNS).orElseThrow()).contains("id LIKE 'ab12%'", "ILIKE '%Ab12%'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p50", "P50 is", "state FINISHED", "a = 1", "it's", "(a", " "})
    void leavesWhatIsMeantAsAConditionAlone(String text) {
        assertThat(FilterText.words(text, COLUMNS)).isEmpty();
    }
}
