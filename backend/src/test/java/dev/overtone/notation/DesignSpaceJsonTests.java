package dev.overtone.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Spaces;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.DenseNet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignSpaceJsonTests {

    @Test
    void readsWhatItWrites() {
        for (var space : List.of(Spaces.reference(), Spaces.families(), DesignSpace.around(DenseNet.densenet121()))) {
            assertThat(DesignSpaceJson.read(DesignSpaceJson.writeText(space))).isEqualTo(space);
        }
    }

    @Test
    void writesFamiliesAndTruthAsWhatTheyAre() {
        String json = DesignSpaceJson.writeText(Spaces.families());
        assertThat(json)
                .contains("{\"what\":\"family\",\"values\":[\"hardnet\",\"log-densenet\",\"densenet\"]}")
                .contains("{\"what\":\"growthRateScale\",\"blocks\":[2,3],\"values\":[0.25,0.5,0.75]}")
                .contains("{\"what\":\"depthwise\",\"values\":[false,true]}");
    }

    @Test
    void takesAPresetAsBase() {
        DesignSpace space = DesignSpaceJson.read("""
                {"network": {"preset": "hardnet-68"}, "vary": [{"what": "depth", "blocks": [0, 2], "values": [4, 8]}]}
                """);
        assertThat(space.size()).isEqualTo(2);
        assertThat(space.variables().getFirst().blocks()).containsExactly(0, 2);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThat(refused("""
                {"network": {"preset": "hardnet-68", "classes": 0}, "vary": [
                    {"what": "colour", "values": [1]},
                    {"what": "family", "values": ["resnet"]},
                    {"what": "depth", "values": [4, 600], "step": 1},
                    {"what": "depthwise", "values": [0]}]}
                """))
                .contains(
                        "space.network.classes",
                        "space.vary[0].what",
                        "space.vary[1].values",
                        "space.vary[2].values[1]",
                        "space.vary[2].step",
                        "space.vary[3].values[0]");
        assertThat(refused("""
                {"network": {"preset": "densenet-121"}, "vary": [{"what": "depth", "blocks": [4], "values": [4]}]}
                """)).hasSize(1);
    }

    private static List<String> refused(String json) {
        var violations = new java.util.ArrayList<Violation>();
        assertThatThrownBy(() -> DesignSpaceJson.read(json))
                .isInstanceOfSatisfying(InvalidNetwork.class, refused -> violations.addAll(refused.violations()));
        return violations.stream().map(Violation::field).toList();
    }
}
