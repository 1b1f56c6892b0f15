package dev.overtone.notation;

import dev.overtone.analysis.systolic.Dataflow;
import dev.overtone.analysis.systolic.SystolicArray;
import java.util.Arrays;
import java.util.List;

/** A systolic array: {@code "systolic"} of a question; absent fields are those of a 32×32 array with 64 kB each. */
public final class SystolicJson {

    private static final int SIDE = 32;
    private static final int KILOBYTES = 64;
    private static final List<String> DATAFLOWS =
            Arrays.stream(Dataflow.values()).map(Dataflow::notation).toList();

    private SystolicJson() {}

    /** The array, with every default; what is wrong is noted in the fields. */
    public static SystolicArray read(JsonFields parent) {
        JsonFields fields = parent.object("systolic");
        String dataflow = fields.text("dataflow", DATAFLOWS);
        JsonFields sram = fields.object("sram");
        var array = new SystolicArray(
                fields.whole("rows", SystolicArray.SIDE, SIDE),
                fields.whole("columns", SystolicArray.SIDE, SIDE),
                dataflow == null ? Dataflow.WEIGHT_STATIONARY : Dataflow.of(dataflow),
                new SystolicArray.Sram(
                        sram.whole("ifmapKilobytes", SystolicArray.KILOBYTES, KILOBYTES),
                        sram.whole("filterKilobytes", SystolicArray.KILOBYTES, KILOBYTES),
                        sram.whole("ofmapKilobytes", SystolicArray.KILOBYTES, KILOBYTES)));
        sram.refuseUnknown();
        fields.refuseUnknown();
        return array;
    }
}
