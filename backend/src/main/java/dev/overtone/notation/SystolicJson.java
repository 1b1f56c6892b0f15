package dev.overtone.notation;

import dev.overtone.analysis.systolic.Dataflow;
import dev.overtone.analysis.systolic.SystolicArray;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A systolic array: {@code "systolic"} of a question; absent fields are those of a 32×32 array with 64 kB each. */
public final class SystolicJson {

    private static final SystolicArray USUAL = SystolicArray.USUAL;
    private static final List<String> DATAFLOWS =
            Arrays.stream(Dataflow.values()).map(Dataflow::notation).toList();

    private SystolicJson() {}

    /** The array, with every default; what is wrong is noted in the fields. */
    public static SystolicArray read(JsonFields parent) {
        JsonFields fields = parent.object("systolic");
        String dataflow = fields.text("dataflow", DATAFLOWS);
        JsonFields sram = fields.object("sram");
        var array = new SystolicArray(
                fields.whole("rows", SystolicArray.SIDE, USUAL.rows()),
                fields.whole("columns", SystolicArray.SIDE, USUAL.columns()),
                dataflow == null ? USUAL.dataflow() : Dataflow.of(dataflow),
                new SystolicArray.Sram(
                        sram.whole(
                                "ifmapKilobytes",
                                SystolicArray.KILOBYTES,
                                USUAL.sram().ifmapKilobytes()),
                        sram.whole(
                                "filterKilobytes",
                                SystolicArray.KILOBYTES,
                                USUAL.sram().filterKilobytes()),
                        sram.whole(
                                "ofmapKilobytes",
                                SystolicArray.KILOBYTES,
                                USUAL.sram().ofmapKilobytes())));
        sram.refuseUnknown();
        fields.refuseUnknown();
        return array;
    }

    /** What {@link #read} reads as this array. */
    static void write(ObjectNode parent, SystolicArray array) {
        ObjectNode written = parent.putObject("systolic");
        written.put("rows", array.rows())
                .put("columns", array.columns())
                .put("dataflow", array.dataflow().notation());
        written.putObject("sram")
                .put("ifmapKilobytes", array.sram().ifmapKilobytes())
                .put("filterKilobytes", array.sram().filterKilobytes())
                .put("ofmapKilobytes", array.sram().ofmapKilobytes());
    }
}
