package dev.overtone.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTests {

    @Test
    void readsWhatItWrites() {
        List<String> cells = List.of("plain", "a,b", "a \"b\"", "two\nlines", "", "-1.5E-7", "=1+1", "-x", "'quoted'");

        String line = Csv.line(cells);

        assertThat(line).endsWith("\r\n").contains("\"-1.5E-7\"", "\"'=1+1\"", "\"'-x\"", "\"'quoted'\"");
        assertThat(Csv.read(line)).containsExactly(new Csv.Row(1, cells));
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        String text = "\uFEFFa , b\n\n  \r\n\"x\ny\",\r\nlast";

        assertThat(Csv.read(text))
                .containsExactly(
                        new Csv.Row(1, List.of("a", "b")),
                        new Csv.Row(4, List.of("x\ny", "")),
                        new Csv.Row(6, List.of("last")));
        assertThat(Csv.read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`a,b\n1,x\"y`, 2, 2", "`a\n\"b\"c`, 2, 1", "`a\n1,\"never\nclosed`, 2, 2"})
    void tellsWhereAQuotationMarkIsOutOfPlace(String text, int line, int column) {
        assertThatThrownBy(() -> Csv.read(text)).isInstanceOfSatisfying(Csv.Malformed.class, malformed -> {
            assertThat(malformed.line()).isEqualTo(line);
            assertThat(malformed.column()).isEqualTo(column);
        });
    }
}
