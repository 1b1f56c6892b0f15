package dev.overtone.web;

import dev.overtone.profiling.Latency;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.SeriesDetails;
import dev.overtone.tracking.SeriesPlace;
import dev.overtone.tracking.TrackedRun;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A series as RFC 4180 has it: one line for each run, every figure exact. */
final class SeriesCsv {

    private static final String LINE_END = "\r\n";

    private SeriesCsv() {}

    static String of(SeriesDetails details) {
        Stream<String> head = Stream.of(
                "run,network,fingerprint,value,state,p50_ms,p50_low_ms,p50_high_ms,verdict,batch,threads,runtime,"
                        + "precision,parameters,macs,cio,peak_memory_bytes");
        return Stream.concat(head, details.runs().stream().map(SeriesCsv::line))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private static String line(RunDetails details) {
        TrackedRun run = details.run();
        SeriesPlace place = run.series();
        Measurement measured = details.measurement();
        Latency.Interval interval = measured == null ? null : measured.latency().p50Interval();
        var totals = run.network().totals();
        List<String> cells = List.of(
                run.id().toString(),
                '"' + run.network().name() + '"',
                run.network().fingerprint(),
                place == null || place.value() == null ? "" : SeriesPage.written(place.value()),
                run.state().name(),
                measured == null ? "" : Double.toString(measured.latency().p50()),
                interval == null ? "" : Double.toString(interval.low()),
                interval == null ? "" : Double.toString(interval.high()),
                measured == null ? "" : measured.verdict().name(),
                Integer.toString(run.settings().batchSize()),
                Integer.toString(run.settings().threads()),
                run.settings().runtime(),
                run.settings().precision(),
                Long.toString(totals.parameters()),
                Long.toString(totals.macs()),
                Long.toString(totals.cio()),
                measured == null ? "" : Long.toString(measured.peakMemoryBytes()));
        return String.join(",", cells);
    }
}
