package dev.overtone.analysis.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.Totals;
import dev.overtone.analysis.hardware.Place.Part;
import dev.overtone.architecture.zoo.Presets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakdownTests {

    private static final int ALL = Integer.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(strings = {"hardnet-39ds", "hardnet-68", "densenet-121", "log-densenet-121"})
    void addsUpToTheWhole(String preset) {
        Roofline roofline = roofline(preset);
        Totals totals = analysis(preset).totals();
        Collection<PartCost> parts = Breakdown.of(roofline, ALL).parts().values();
        assertThat(parts.stream().mapToLong(PartCost::macs).sum()).isEqualTo(totals.macs());
        assertThat(parts.stream().mapToLong(PartCost::cio).sum()).isEqualTo(totals.cio());
        assertThat(parts.stream().mapToLong(PartCost::parameters).sum())
                .as("norms stand in no row")
                .isEqualTo(analysis(preset).layers().stream()
                        .mapToLong(LayerCost::parameters)
                        .sum());
        assertThat(parts.stream().mapToInt(PartCost::rows).sum())
                .isEqualTo(analysis(preset).layers().size());
        assertThat(parts.stream().mapToLong(PartCost::bytes).sum())
                .isEqualTo(roofline.execution().rows().stream()
                        .mapToLong(Execution.Row::bytes)
                        .sum());
        assertThat(parts.stream().mapToDouble(PartCost::milliseconds).sum())
                .isCloseTo(roofline.milliseconds(), within(1e-9));
    }

    @Test
    void namesThePartsInTheirOrder() {
        assertThat(Breakdown.of(roofline("hardnet-68"), ALL).parts().keySet())
                .extracting(Place::label)
                .containsExactly(
                        "Stem",
                        "Block 1",
                        "Transition 1",
                        "Block 2",
                        "Transition 2",
                        "Block 3",
                        "Transition 3",
                        "Block 4",
                        "Transition 4",
                        "Block 5",
                        "Transition 5",
                        "Head");
    }

    @Test
    void saysWhatEachPartMaps() {
        Breakdown breakdown = Breakdown.of(roofline("hardnet-39ds"), ALL);
        assertThat(part(breakdown, new Place(Part.STEM, -1, 0)).shape())
                .isEqualTo("3 → 48, 56×56: 3×3 /2, 1×1, 3×3 /2 dw");
        assertThat(part(breakdown, new Place(Part.BLOCK, 0, 0)).shape()).endsWith(", 56×56: 8 layers");
        assertThat(part(breakdown, new Place(Part.HEAD, 3, 0)).shape()).isEqualTo("1024 → 1000: linear");
    }

    @Test
    void laysOutTheLayersOfBlocks() {
        Breakdown breakdown = Breakdown.of(roofline("hardnet-68"), ALL);
        assertThat(breakdown.layers().keySet()).hasSize(8 + 16 + 16 + 16 + 4).allMatch(place -> place.layer() > 0);
        assertThat(breakdown.layers().firstKey().label()).isEqualTo("Block 1, layer 1");
        assertThat(breakdown.layers().lastKey().label()).isEqualTo("Block 5, layer 4");
        for (int block = 0; block < 5; block++) {
            int number = block;
            assertThat(breakdown.layers().entrySet().stream()
                            .filter(entry -> entry.getKey().block() == number)
                            .mapToLong(entry -> entry.getValue().macs())
                            .sum())
                    .isEqualTo(part(breakdown, new Place(Part.BLOCK, block, 0)).macs());
        }
    }

    @Test
    void keepsToTheFirstRows() {
        Breakdown breakdown = Breakdown.of(roofline("hardnet-68"), 5);
        assertThat(breakdown.layers().keySet())
                .extracting(Place::label)
                .containsExactly("Block 1, layer 1", "Block 1, layer 2", "Block 1, layer 3");
        assertThat(breakdown.parts()).hasSize(12);
    }

    /** The stem of HarDNet-68 has two convolutions with norm and activation, and a pool. */
    @Test
    void placesEveryNodeOfTheGraph() {
        List<Place> places = Place.ofNodes(analysis("hardnet-68"));
        assertThat(places).hasSize(analysis("hardnet-68").graph().size() - 1).isSorted();
        assertThat(places.stream().takeWhile(place -> place.part() == Part.STEM))
                .hasSize(7);
        assertThat(places.stream().filter(place -> place.part() == Part.HEAD)).hasSizeLessThan(4);
        assertThat(places.getLast().label()).isEqualTo("Head");
        assertThat(places.stream().map(Place::block).distinct()).containsExactly(-1, 0, 1, 2, 3, 4);
    }

    @Test
    void placesNoMoreRowsThanThereAre() {
        Analysis analysis = analysis("hardnet-68");
        assertThat(Place.of(analysis, 2)).extracting(Place::part).containsExactly(Part.STEM, Part.STEM);
        assertThat(Place.of(analysis, ALL)).hasSize(analysis.layers().size());
    }

    @Test
    void theHeadComesLastInWhateverBlockItIs() {
        var head = new Place(Part.HEAD, 1, 0);
        var later = new Place(Part.TRANSITION, 4, 0);
        assertThat(Stream.of(head, later).sorted()).containsExactly(later, head);
        assertThat(head).isEqualByComparingTo(new Place(Part.HEAD, 2, 0));
        assertThat(new Place(Part.BLOCK, 2, 3).whole()).isEqualTo(new Place(Part.BLOCK, 2, 0));
        assertThat(Part.TRANSITION.notation()).isEqualTo("transition");
    }

    private static PartCost part(Breakdown breakdown, Place place) {
        return Objects.requireNonNull(breakdown.parts().get(place));
    }

    private static Roofline roofline(String preset) {
        return Roofline.of(
                Execution.of(analysis(preset), new Scenario(Precision.FP32, 1, false, false, 1)),
                Datasheets.find("jetson-nano").orElseThrow());
    }

    private static Analysis analysis(String preset) {
        return Analysis.of(Presets.find(preset).orElseThrow().network().graph());
    }
}
