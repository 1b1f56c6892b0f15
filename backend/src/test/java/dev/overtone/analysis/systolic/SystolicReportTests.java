package dev.overtone.analysis.systolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole network on an array. */
class SystolicReportTests {

    private static final SystolicArray.Sram SRAM = new SystolicArray.Sram(64, 64, 64);

    @ParameterizedTest
    @EnumSource
    void hasARowForEachOfTheAnalysisAndTheirSum(Dataflow dataflow) {
        Analysis analysis = Analysis.of(HarDNet.hardnet68().graph());
        var array = new SystolicArray(32, 32, dataflow, SRAM);
        SystolicReport report = SystolicReport.of(analysis, array);
        assertThat(report.layers()).extracting(SystolicReport.Row::layer).isEqualTo(analysis.layers());
        assertThat(report.totals().cycles())
                .isEqualTo(report.layers().stream()
                        .mapToLong(row -> row.cost().cycles())
                        .sum());
        assertThat(report.totals().dram().filterReads())
                .isEqualTo(report.layers().stream()
                        .mapToLong(row -> row.cost().dram().filterReads())
                        .sum());
        assertThat(report.totals().utilisation())
                .isCloseTo(4_246_114_304.0 / (report.totals().cycles() * 1024.0), within(1e-12));
    }

    /** b2.l3 of the reference, found in its network: 30×30 with its padding. */
    @Test
    void takesLayersFromTheGraph() {
        SystolicReport report = SystolicReport.of(
                Analysis.of(HarDNet.hardnet68().graph()), new SystolicArray(32, 32, Dataflow.WEIGHT_STATIONARY, SRAM));
        assertThat(report.layers())
                .filteredOn(row -> row.layer().name().equals("base.6.layers.2.conv"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.cost().cycles()).isEqualTo(7023);
                    assertThat(row.cost().dram()).isEqualTo(new Traffic(25_200, 4_032, 100_383));
                });
    }

    @Test
    void takesALinearLayerForAConvolutionOfOnePixel() {
        SystolicReport report = SystolicReport.of(
                Analysis.of(HarDNet.hardnet68().graph()), new SystolicArray(32, 32, Dataflow.OUTPUT_STATIONARY, SRAM));
        assertThat(report.layers().getLast()).satisfies(row -> {
            assertThat(row.layer().type()).isEqualTo(LayerCost.Type.LINEAR);
            assertThat(row.cost())
                    .isEqualTo(SystolicCost.of(new Convolution(1, 1, 1, 1, 1024, 1000, 1), report.array()));
        });
    }

    @Test
    void usesAnArrayBadlyForDepthwiseLayers() {
        SystolicReport report = SystolicReport.of(
                Analysis.of(HarDNet.hardnet68ds().graph()),
                new SystolicArray(32, 32, Dataflow.WEIGHT_STATIONARY, SRAM));
        assertThat(report.layers())
                .filteredOn(row -> row.layer().type() == LayerCost.Type.DEPTHWISE_CONV2D)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.cost().mappingEfficiency()).isEqualTo(9 / 1024.0));
    }

    @Test
    void refusesByNameWhatTakesTooLong() {
        Analysis analysis = Analysis.of(new HarDNet(
                        new Shape(1024, 8192, 8192),
                        false,
                        1.0,
                        new HarDNet.Stem(32, 64),
                        Collections.nCopies(64, new HarDBlock(16, 512, 256, false)),
                        true,
                        0,
                        1_000)
                .graph());
        for (Dataflow dataflow : Dataflow.values()) {
            var array = new SystolicArray(32, 32, dataflow, SRAM);
            assertThat(SystolicReport.effort(analysis, array)).isGreaterThan(SystolicReport.MOST_EFFORT);
            var refusal = catchThrowableOfType(InvalidNetwork.class, () -> SystolicReport.of(analysis, array));
            assertThat(refusal.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.field()).isEqualTo("array"));
        }
    }

    @Test
    void takesNoStepsWhereTheMemoryHoldsEveryMap() {
        var array = new SystolicArray(32, 32, Dataflow.INPUT_STATIONARY, new SystolicArray.Sram(65_536, 1, 1));
        assertThat(SystolicReport.effort(Analysis.of(HarDNet.hardnet68().graph()), array))
                .isZero();
    }
}
