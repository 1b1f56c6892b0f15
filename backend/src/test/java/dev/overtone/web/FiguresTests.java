package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

    private final Figures figures = new Figures();

    @ParameterizedTest
    @CsvSource({"76.2, 76.20", "0, 0", "-0.000001, −0.000001000", "2.64e-9, 2.640e−9", "-1.5e300, −1.500e300"})
    void measuresOfAnySizeStayShort(double value, String written) {
        assertThat(figures.measure(value, "W")).isEqualTo(new Quantity(written, "W", Double.toString(value)));
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "999|999",
                "9408|9,408",
                "10000|10.00 K",
                "17565348|17.57 M",
                "4246000000|4.246 G",
                "999949|999.9 K",
                "999950|1.000 M",
                "9223372036854775807|9.223 E",
                "-12540|−12.54 K"
            })
    void writesCountsWithFourDigits(long value, String written) {
        assertThat(figures.text(figures.count(value))).isEqualTo(written);
        assertThat(figures.count(value).exact()).isEqualTo(Long.toString(value));
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(
            delimiter = '|',
            value = {"48.3144|48.31", "0.012061|0.01206", "192|192.0", "1062.4|1,062", "5|5.000", "NaN|–"})
    void writesFourSignificantDigits(double value, String written) {
        assertThat(figures.significant(value)).isEqualTo(written);
    }

    @ParameterizedTest(name = "{0} bytes are written {1}")
    @CsvSource(
            delimiter = '|',
            value = {"12|12 B", "70313000|70.31 MB", "412318720|412.3 MB"})
    void writesBytesInDecimalUnits(long bytes, String written) {
        assertThat(figures.text(figures.bytes(bytes))).isEqualTo(written);
    }

    @Test
    void tellsHowFarAFigureIsFromTheBaseline() {
        assertThat(figures.difference(880, 1000)).isEqualTo(new Difference("less", "−120", "−12.0 %"));
        assertThat(figures.difference(2_000_000, 1_000_000)).isEqualTo(new Difference("more", "+1.000 M", "+100.0 %"));
        assertThat(figures.difference(5, 5)).isEqualTo(Difference.NONE);
        assertThat(figures.difference(5, 0).percent()).isEmpty();
    }

    @ParameterizedTest(name = "a share of {0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {"0.0031|0.31 %", "0.123|12.3 %", "15.5|1,550 %"})
    void writesPercentWithDigitsThatSaySomething(double share, String written) {
        assertThat(figures.percent(share)).isEqualTo(written);
    }

    @Test
    void writesDurationsInWhatAPersonWouldSay() {
        Instant start = Instant.EPOCH;
        assertThat(figures.duration(start, start.plusMillis(820))).isEqualTo("0.8 s");
        assertThat(figures.duration(start, start.plusSeconds(42))).isEqualTo("42 s");
        assertThat(figures.duration(start, start.plusSeconds(185))).isEqualTo("3 min 05 s");
        assertThat(figures.duration(start, start.minusSeconds(5)))
                .as("clocks differ")
                .isEqualTo("0.0 s");
    }
}
