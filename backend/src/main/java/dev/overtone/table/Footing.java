package dev.overtone.table;

import java.util.List;

/** What latencies must agree in to be averaged. */
enum Footing {
    HARDWARE("measurement.profile_id", "hardware profiles"),
    PRECISION("run.\"precision\"", "precisions"),
    BATCH("run.batch_size", "batch sizes"),
    THREADS("run.threads", "numbers of threads");

    static final List<Footing> ALL = List.of(values());

    private final String source;
    private final String several;

    Footing(String source, String several) {
        this.source = source;
        this.several = several;
    }

    /**
     * A number that differs where the value does, since numbers are compared in a fraction of the time of texts; null for
     * a run that was not measured, which mixes nothing.
     */
    String number() {
        return "case when measurement.run_id is not null then hashtextextended(cast(" + source + " as text), 0) end";
    }

    /** How a sentence names more than one value of it. */
    String several() {
        return several;
    }
}
