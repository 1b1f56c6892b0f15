package dev.overtone.architecture.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedTests {

    @ParameterizedTest
    @CsvSource({
        "17.6 M, 17_600_000, 100_000",
        "0.79 G, 790_000_000, 10_000_000",
        "138 M, 138_000_000, 1_000_000",
        "7978856, 7_978_856, 1",
        "75.600, 75.6, 0.001"
    })
    void keepsHowManyDigitsWerePrinted(String printed, String value, String lastPlace) {
        Published published = Published.of(Published.MACS, printed, "", "somewhere");
        assertThat(published.value()).isEqualTo(Double.parseDouble(value.replace("_", "")));
        assertThat(published.lastPlace()).isEqualTo(Double.parseDouble(lastPlace.replace("_", "")));
    }

    @Test
    void tellsRoundedFromCutOff() {
        Published published = Published.of(Published.PARAMETERS, "7.9 M", "", "somewhere");
        assertThat(published.isRoundedFrom(7_850_000)).isTrue();
        assertThat(published.isRoundedFrom(7_978_856)).isFalse();
        assertThat(published.isCutFrom(7_978_856)).isTrue();
        assertThat(published.isCutFrom(8_000_000)).isFalse();
        assertThat(published.isCutFrom(7_899_999)).isFalse();
    }

    @Test
    void everyFigureNamesItsSource() {
        Stream<Published> all = Stream.concat(
                Presets.all().stream().flatMap(preset -> preset.published().stream()),
                NotBuilt.all().stream().flatMap(network -> network.published().stream()));
        assertThat(all).hasSizeGreaterThan(90).allSatisfy(published -> {
            assertThat(published.source()).isNotBlank();
            assertThat(published.value()).isPositive();
        });
        assertThat(NotBuilt.all())
                .extracting(NotBuilt::name)
                .doesNotContainAnyElementsOf(List.of("HarDNet-68", "DenseNet-121"));
    }
}
