package dev.overtone.analysis.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.analysis.systolic.Dataflow;
import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.analysis.systolic.SystolicReport;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PartCostsTests {

    private static final PaperCosting PAPER = new PaperCosting(
            new Scenario(Precision.FP32, 2, true, false, 1),
            Datasheets.find("jetson-nano").orElseThrow());

    @Test
    void areWhatAnAnalysisOfTheWholeSays() {
        DesignSpace space = Spaces.families();
        var costs = new PartCosts(PAPER);
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            NetworkSpec network = space.at(random.nextLong(space.size()));
            double[] whole = PAPER.whole(Analysis.of(network.graph()));
            double[] parts = costs.of(network).orElseThrow();
            assertThat(parts).hasSameSizeAs(whole);
            for (int column = 0; column < whole.length; column++) {
                assertThat(parts[column]).isCloseTo(whole[column], Percentage.withPercentage(1e-9));
            }
        }
    }

    @Test
    void countTheCyclesOfTheSystolicReport() {
        var array = new SystolicArray(16, 8, Dataflow.OUTPUT_STATIONARY, new SystolicArray.Sram(64, 32, 16));
        var costing = new PaperCosting(PAPER.scenario(), PAPER.hardware(), array);
        for (HarDNet network : List.of(HarDNet.hardnet39ds(), HarDNet.hardnet68())) {
            Analysis analysis = Analysis.of(network.graph());
            assertThat(costing.whole(analysis)[Metric.SYSTOLIC_CYCLES.column()])
                    .isEqualTo(
                            (double) SystolicReport.of(analysis, array).totals().cycles())
                    .isNotEqualTo(PAPER.whole(analysis)[Metric.SYSTOLIC_CYCLES.column()]);
        }
    }

    @Test
    void knowBlocksWithTheirOwnMultiplierAndOblongImages() {
        var network = HarDNet.hardnet85()
                .with(new Shape(3, 97, 320), 1.6, HarDNet.hardnet85().blocks());
        DesignSpace space = new DesignSpace(
                network,
                List.of(Variable.ofBlock(Kind.MULTIPLIER, 2, 1.4, 1.6), Variable.ofBlock(Kind.DOWNSAMPLE, 1, 0, 1)));
        var costs = new PartCosts(PAPER);
        for (long index = 0; index < space.size(); index++) {
            double[] whole = PAPER.whole(Analysis.of(space.at(index).graph()));
            assertThat(costs.of(space.at(index)).orElseThrow())
                    .containsExactly(whole, org.assertj.core.data.Offset.offset(whole[0] * 1e-9));
        }
    }

    @Test
    void areNoneWhereAMapShrinksToNothing() {
        DesignSpace space = new DesignSpace(HarDNet.hardnet68(), List.of(Variable.of(Kind.RESOLUTION, 8, 224)));
        var costs = new PartCosts(PAPER);
        assertThat(costs.of(space.at(0))).isEqualTo(Optional.empty());
        assertThat(costs.of(space.at(1))).isPresent();
    }
}
