package dev.overtone.search;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunRequest;
import dev.overtone.tracking.RunState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees how waiting trials stand: has those measured that have no run yet, writes the ends of those that have one, and
 * tells them to the sampler.
 */
@Component
class Hearing {

    private final TrialRows trials;
    private final OutsideFigures outside;
    private final Profiler profiler;

    Hearing(TrialRows trials, OutsideFigures outside, Profiler profiler) {
        this.trials = trials;
        this.outside = outside;
        this.profiler = profiler;
    }

    /** @return whether a trial ended */
    boolean hear(Search search, Lead lead) {
        var waiting = trials.waiting(search.id());
        OutsideFigures.Known known = outside.of(search, waiting);
        var ends = new ArrayList<TrialRows.End>();
        var ended = new ArrayList<TrialRows.Waiting>();
        for (TrialRows.Waiting one : waiting) {
            TrialRows.End end = end(search, one, known);
            if (end != null) {
                ends.add(end);
                ended.add(one);
            } else if (one.run() == null && search.state() == SearchState.RUNNING) {
                submit(search, lead, one);
            }
        }
        if (ends.isEmpty()) {
            return false;
        }
        trials.end(search.id(), lead.revision(), ends);
        lead.changed();
        for (int i = 0; i < ends.size(); i++) {
            TrialRows.End end = ends.get(i);
            lead.told(
                    ended.get(i).candidate(),
                    end.state(),
                    TrialOrigin.ASKED,
                    objectives(search, end.figures()),
                    end.trouble());
        }
        return true;
    }

    private static TrialRows.@Nullable End end(Search search, TrialRows.Waiting waiting, OutsideFigures.Known known) {
        double[] figures = waiting.figures().clone();
        List<String> metrics = search.metrics();
        if (waiting.run() != null && waiting.runState() != null) {
            RunState state = RunState.valueOf(waiting.runState());
            if (state == RunState.FAILED || state == RunState.CANCELLED) {
                String trouble = waiting.failure() == null ? "The run was cancelled." : waiting.failure();
                return new TrialRows.End(waiting.number(), TrialState.FAILED, figures, trouble);
            }
            MeasuredMetric.Values measured = waiting.measured();
            if (measured != null) {
                measured.into(figures, metrics);
            }
        }
        if (search.state() == SearchState.STOPPED && waiting.run() == null) {
            return new TrialRows.End(waiting.number(), TrialState.FAILED, figures, "The search was stopped.");
        }
        for (int i = 0; i < figures.length; i++) {
            if (Double.isNaN(figures[i])) {
                figures[i] = known.of(waiting.fingerprint(), metrics.get(i));
            }
        }
        if (Arrays.stream(figures).anyMatch(Double::isNaN)) {
            String trouble = known.trouble().get(waiting.fingerprint());
            return trouble == null ? null : new TrialRows.End(waiting.number(), TrialState.FAILED, figures, trouble);
        }
        return new TrialRows.End(waiting.number(), TrialState.of(search, figures), figures, null);
    }

    /** The same run for the same trial, however often it is asked for. */
    private void submit(Search search, Lead lead, TrialRows.Waiting waiting) {
        if (!search.measures()) {
            return;
        }
        try {
            UUID run = profiler.submit(
                            request(search, lead.candidates().space().at(waiting.candidate()), waiting.number()))
                    .id();
            trials.measuredBy(search.id(), waiting.number(), run);
        } catch (InvalidRun | InvalidNetwork e) {
            String trouble = String.valueOf(e.getMessage());
            trials.end(
                    search.id(),
                    lead.revision(),
                    List.of(new TrialRows.End(waiting.number(), TrialState.FAILED, waiting.figures(), trouble)));
            lead.changed();
            lead.told(waiting.candidate(), TrialState.FAILED, TrialOrigin.ASKED, new double[0], trouble);
        }
    }

    private static RunRequest request(Search search, NetworkSpec network, int number) {
        var settings = search.settings();
        return new RunRequest(
                        network,
                        search.device(),
                        settings.batchSize(),
                        settings.precision(),
                        settings.runtime(),
                        settings.threads(),
                        settings.protocol(),
                        null,
                        List.of(),
                        "search " + search.id() + " trial " + number)
                .in(search.project().id());
    }

    /** None where one of them is not known. */
    static double[] objectives(Search search, double[] figures) {
        double[] objectives = Arrays.copyOf(figures, search.objectives().size());
        return Arrays.stream(objectives).anyMatch(Double::isNaN) ? new double[0] : objectives;
    }
}
