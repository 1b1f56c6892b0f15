package dev.overtone.analysis.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Reference;
import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.zoo.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConventionTests {

    private static final List<String> NETWORKS = List.of("hardnet-68", "hardnet-68ds", "densenet-121");

    /** What the tools printed for one image of 224×224, in the order of {@link #NETWORKS}. */
    private static List<Long> reported(Convention convention) {
        return switch (convention) {
            case OVERTONE -> List.of(4_246_114_304L, 775_281_526L, 2_834_161_664L);
            case TORCHINFO -> List.of(4_246_127_916L, 775_305_126L, 2_834_246_312L);
            case FVCORE -> List.of(4_254_509_964L, 788_347_278L, 2_865_546_752L);
            case PTFLOPS_PYTORCH -> List.of(4_261_894_970L, 792_571_196L, 2_899_943_400L);
            case PTFLOPS_ATEN -> List.of(4_246_115_304L, 775_282_526L, 2_834_162_664L);
            case THOP -> List.of(4_262_856_472L, 801_363_878L, 2_897_058_304L);
            case TORCH_FLOP_COUNTER -> List.of(8_492_228_608L, 1_550_563_052L, 5_668_323_328L);
        };
    }

    @ParameterizedTest
    @EnumSource
    void reportsWhatTheToolDoes(Convention convention) {
        List<Long> ours = NETWORKS.stream()
                .map(network -> Ledger.of(convention, census(network)).total())
                .toList();
        System.out.printf(
                Locale.ROOT, "%-26s %,15d %,15d %,15d%n", convention.tool(), ours.get(0), ours.get(1), ours.get(2));
        assertThat(ours).isEqualTo(reported(convention));
    }

    static Stream<LayerGraph> graphs() {
        return Stream.concat(
                Presets.all().stream().map(preset -> preset.network().graph()),
                Reference.shared()
                        .get("random_variants")
                        .valueStream()
                        .map(net -> Reference.hardnet(net).graph()));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyLedgerAddsUpFromTheSameMacs(LayerGraph graph) {
        long macs = Analysis.of(graph).totals().macs();
        assertThat(Ledger.all(Census.of(graph))).allSatisfy(ledger -> {
            assertThat(ledger.entries().stream().mapToLong(Ledger.Entry::amount).sum())
                    .isEqualTo(ledger.total());
            assertThat(ledger.entries().getFirst().counted()).isEqualTo(Counted.MACS);
            assertThat(ledger.entries().getFirst().count()).isEqualTo(macs);
        });
    }

    @Test
    void leavesOutWhatTheNetworkHasNot() {
        assertThat(Ledger.of(Convention.PTFLOPS_PYTORCH, census("hardnet-68")).entries())
                .extracting(Ledger.Entry::counted)
                .contains(Counted.RELU6_ELEMENTS)
                .doesNotContain(Counted.RELU_ELEMENTS, Counted.AVERAGE_POOL_INPUTS);
    }

    @Test
    void isWrittenWithoutSpacesOrCapitals() {
        assertThat(Arrays.stream(Convention.values()).map(Convention::notation))
                .doesNotHaveDuplicates()
                .allMatch(notation -> notation.matches("[a-z-]+"));
    }

    private static Census census(String preset) {
        return Census.of(Presets.find(preset).orElseThrow().network().graph());
    }
}
