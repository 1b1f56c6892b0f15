package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Observation;
import dev.overtone.profiling.ObservationQuery;
import dev.overtone.profiling.Observations;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.RunSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Networks of a search's space that were measured before, in the same way on the same hardware profile. */
@Component
class EarlierRuns {

    private final Observations observations;
    private final Profiler profiler;

    EarlierRuns(Observations observations, Profiler profiler) {
        this.observations = observations;
        this.profiler = profiler;
    }

    /** The newest stable run of each. */
    List<TrialRows.Known> of(Search search, Candidates candidates) {
        RunSettings settings = search.settings();
        return profiler.devices().stream()
                .filter(device -> search.device() == null || device.id().equals(search.device()))
                .map(DeviceView::hardwareProfile)
                .findFirst()
                .map(profile -> known(
                        search,
                        candidates,
                        observations.find(new ObservationQuery(
                                profile.id(),
                                settings.runtime(),
                                settings.precision(),
                                settings.threads(),
                                settings.batchSize(),
                                null,
                                null,
                                null,
                                null))))
                .orElse(List.of());
    }

    private static List<TrialRows.Known> known(Search search, Candidates candidates, List<Observation> newestFirst) {
        DesignSpace space = search.space();
        var paper = new PaperFigures(search);
        var seen = new HashSet<String>();
        var known = new ArrayList<TrialRows.Known>();
        for (Observation run : newestFirst) {
            if (run.verdict() == Verdict.STABLE && seen.add(run.fingerprint())) {
                space.indexOf(run.network()).filter(candidates::admits).ifPresent(candidate -> {
                    double[] figures = paper.of(run.network());
                    new MeasuredMetric.Values(run.p50(), run.peakMemoryBytes()).into(figures, search.metrics());
                    if (Arrays.stream(figures).noneMatch(Double::isNaN)) {
                        known.add(new TrialRows.Known(
                                new TrialRows.NetworkToTry(candidate, run.network(), run.fingerprint()),
                                TrialOrigin.EARLIER,
                                TrialState.of(search, figures),
                                run.run(),
                                figures));
                    }
                });
            }
        }
        return known;
    }
}
