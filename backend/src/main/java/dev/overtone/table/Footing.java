package dev.overtone.table;

import java.util.List;
import java.util.stream.Stream;

/** What latencies must agree in to be averaged. */
enum Footing {
    HARDWARE("hardwareProfileId", "hardware profiles"),
    PRECISION("precision", "precisions"),
    BATCH("batchSize", "batch sizes"),
    THREADS("threads", "numbers of threads");

    private final String column;
    private final String several;

    Footing(String column, String several) {
        this.column = column;
        this.several = several;
    }

    /** Those in which a group by these columns may differ. */
    static List<Footing> beside(List<Known> by) {
        return Stream.of(values())
                .filter(footing -> by.stream().noneMatch(known -> known.name().equals(footing.column)))
                .toList();
    }

    /**
     * A number that differs where the value does, since numbers are compared in a fraction of the time of texts; null for
     * a run that was not measured, which mixes nothing.
     */
    String number(Statement statement) {
        statement.join(Join.MEASUREMENT);
        Source source = Columns.required("column", column).source();
        String value = source.in(statement);
        String number = source.type() == SqlType.TEXT ? "hashtextextended(" + value + ", 0)" : value;
        return "case when measurement.run_id is not null then " + number + " end";
    }

    /** How a sentence names more than one value of it. */
    String several() {
        return several;
    }
}
