package dev.overtone.web;

import dev.overtone.profiling.FastestRun;
import dev.overtone.profiling.Verdict;
import java.util.UUID;

/** A network's best run on one kind of hardware, at one batch and precision. */
record FastestRow(UUID run, Quantity p50, String verdict, boolean stable, String hardware, String settings) {

    static FastestRow of(FastestRun fastest, Figures figures) {
        return new FastestRow(
                fastest.run(),
                figures.milliseconds(fastest.p50()),
                fastest.verdict().name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT),
                fastest.verdict() == Verdict.STABLE,
                fastest.hardwareProfile().name(),
                "batch " + fastest.batchSize() + " · " + fastest.precision() + " · " + fastest.threads() + " thr");
    }
}
