package dev.overtone.api;

import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.analysis.systolic.SystolicCost;
import dev.overtone.analysis.systolic.SystolicReport;
import dev.overtone.analysis.systolic.Traffic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Cycles and words on a systolic array for one image, as SCALE-Sim v3 counts them; a word is one byte there.
 *
 * @param cycles of computing; {@code cyclesWithTransfers} from each layer's first fetch to its last write
 * @param utilisation MACs of all that the array could do, 0..1
 * @param sram words between the array and its memories
 * @param dram words between those memories and DRAM
 * @param layers one row for each of the analysis
 */
@Schema(name = "Systolic")
record SystolicResponse(
        ArrayResponse array,
        long cycles,
        long cyclesWithTransfers,
        double utilisation,
        Traffic sram,
        Traffic dram,
        List<SystolicRow> layers) {

    /** The array in full; SRAM sizes in kB of 1024 bytes. */
    @Schema(name = "SystolicArrayInFull")
    record ArrayResponse(int rows, int columns, String dataflow, SystolicArray.Sram sram) {}

    /** One layer. */
    record SystolicRow(
            long cycles,
            long cyclesWithTransfers,
            double utilisation,
            double mappingEfficiency,
            double computeUtilisation,
            Traffic sram,
            Traffic dram) {

        static SystolicRow of(SystolicCost cost) {
            return new SystolicRow(
                    cost.cycles(),
                    cost.cyclesWithTransfers(),
                    cost.utilisation(),
                    cost.mappingEfficiency(),
                    cost.computeUtilisation(),
                    cost.sram(),
                    cost.dram());
        }
    }

    static SystolicResponse of(SystolicReport report) {
        SystolicArray array = report.array();
        SystolicReport.Totals totals = report.totals();
        return new SystolicResponse(
                new ArrayResponse(
                        array.rows(), array.columns(), array.dataflow().notation(), array.sram()),
                totals.cycles(),
                totals.cyclesWithTransfers(),
                totals.utilisation(),
                totals.sram(),
                totals.dram(),
                report.layers().stream().map(row -> SystolicRow.of(row.cost())).toList());
    }
}
