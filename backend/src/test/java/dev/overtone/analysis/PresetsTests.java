package dev.overtone.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.architecture.zoo.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTests {

    /** Parameters as published: torchvision's of DenseNets, the authors' READMEs (rounded there) of HarDNets. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "hardnet-39ds, 3488228",
        "hardnet-68, 17565348",
        "hardnet-68ds, 4180602",
        "densenet-121, 7978856",
        "densenet-161, 28681000",
        "densenet-169, 14149480",
        "densenet-201, 20013928",
        "log-densenet-121, 5229096"
    })
    void hasItsParameters(String preset, long parameters) {
        assertThat(totals(preset).parameters()).isEqualTo(parameters);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"hardnet-39ds, 3.49, 0.429, 9.82", "hardnet-85, 36.67, 9.074, 17.47"})
    void agreesWithACountFromTheLinkRuleAlone(String preset, double parameters, double macs, double cio) {
        Totals totals = totals(preset);
        assertThat(Math.round(totals.parameters() / 1e4) / 1e2).isEqualTo(parameters);
        assertThat(Math.round(totals.macs() / 1e6) / 1e3).isEqualTo(macs);
        assertThat(Math.round(totals.cio() / 1e4) / 1e2).isEqualTo(cio);
    }

    private static Totals totals(String preset) {
        return Analysis.of(Presets.find(preset).orElseThrow().network().graph()).totals();
    }
}
