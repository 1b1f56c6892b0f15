package dev.overtone.analysis.systolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold on every array, whatever SCALE-Sim says. */
class SystolicCostTests {

    private static final Convolution LAYER = new Convolution(14, 14, 3, 1, 68, 40, 1);
    private static final SystolicArray.Sram AMPLE = new SystolicArray.Sram(1024, 1024, 1024);

    @ParameterizedTest
    @EnumSource
    void readsEveryWordOnceIntoAMemoryThatHoldsTheLayer(Dataflow dataflow) {
        Traffic dram = SystolicCost.of(LAYER, new SystolicArray(32, 32, dataflow, AMPLE))
                .dram();
        assertThat(dram.ifmapReads()).isEqualTo(16 * 16 * 68);
        assertThat(dram.filterReads()).isEqualTo(LAYER.weights());
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutWhatNoWindowCovers(Dataflow dataflow) {
        var layer = new Convolution(5, 4, 1, 2, 10, 8, 1);
        Traffic dram =
                SystolicCost.of(layer, new SystolicArray(8, 8, dataflow, AMPLE)).dram();
        assertThat(dram.ifmapReads()).isEqualTo(5 * 4 * 10);
    }

    @ParameterizedTest
    @EnumSource
    void holdsASmallLayerInOneFold(Dataflow dataflow) {
        var layer = new Convolution(2, 2, 1, 1, 3, 5, 1);
        SystolicCost cost = SystolicCost.of(layer, new SystolicArray(64, 64, dataflow, AMPLE));
        assertThat(cost.cycles()).isLessThan(3 * 64 + 5);
        assertThat(cost.sram().ifmapReads()).isEqualTo(2 * 2 * 3);
        assertThat(cost.sram().filterReads()).isEqualTo(3 * 5);
        assertThat(cost.dram()).isEqualTo(new Traffic(2 * 2 * 3, 3 * 5, 2 * 2 * 5));
    }

    @ParameterizedTest
    @EnumSource
    void keepsASingleCellBusyInAllButTheCyclesOfLoading(Dataflow dataflow) {
        SystolicCost cost = SystolicCost.of(LAYER, new SystolicArray(1, 1, dataflow, AMPLE));
        assertThat(cost.mappingEfficiency()).isEqualTo(1);
        assertThat(cost.cycles()).isGreaterThanOrEqualTo(LAYER.macs() - 1);
        if (dataflow == Dataflow.OUTPUT_STATIONARY) {
            assertThat(cost.cycles()).isEqualTo(LAYER.macs() - 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverReadsLessThanTheLayerNorMoreThanTheArrayAsks(Dataflow dataflow) {
        for (int kilobytes = 1; kilobytes <= 64; kilobytes *= 2) {
            var sram = new SystolicArray.Sram(kilobytes, kilobytes, kilobytes);
            SystolicCost cost = SystolicCost.of(LAYER, new SystolicArray(12, 14, dataflow, sram));
            assertThat(cost.dram().ifmapReads())
                    .isBetween(LAYER.distinctWords(), cost.sram().ifmapReads());
            assertThat(cost.dram().filterReads())
                    .isBetween(LAYER.weights(), cost.sram().filterReads());
            assertThat(cost.cyclesWithTransfers()).isGreaterThan(cost.cycles());
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsGroupsOneAfterAnother(Dataflow dataflow) {
        var array = new SystolicArray(16, 16, dataflow, AMPLE);
        SystolicCost one = SystolicCost.of(new Convolution(14, 14, 3, 1, 1, 1, 1), array);
        SystolicCost all = SystolicCost.of(new Convolution(14, 14, 3, 1, 1, 1, 160), array);
        assertThat(all.cycles()).isEqualTo(160 * one.cycles());
        assertThat(all.cyclesWithTransfers()).isEqualTo(160 * one.cyclesWithTransfers());
        assertThat(all.dram()).isEqualTo(one.dram().times(160));
        assertThat(all.utilisation()).isCloseTo(one.utilisation(), within(1e-15));
    }

    @ParameterizedTest
    @EnumSource
    void usesAllOfASingleCellForASingleProduct(Dataflow dataflow) {
        SystolicCost cost =
                SystolicCost.of(new Convolution(1, 1, 1, 1, 1, 1, 1), new SystolicArray(1, 1, dataflow, AMPLE));
        assertThat(cost.utilisation()).isEqualTo(1);
        assertThat(cost.dram()).isEqualTo(new Traffic(1, 1, 1));
    }
}
