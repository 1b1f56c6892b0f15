package dev.overtone.search;

import dev.overtone.analysis.space.Front;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.CostingJson;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.Standing;
import dev.overtone.tracking.RunState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One step of one search: hear what was measured, see whether it is enough, ask for more. Every step writes what it did
 * before it goes on, so that it may end anywhere.
 */
@Component
class SearchSteps {

    /** So many networks in a row that cannot be measured mean that none can. */
    private static final int MOST_FAILURES = 5;

    /** As many figures on paper as one step looks up. */
    private static final int ON_PAPER_AT_ONCE = 50;

    /** As many networks as wait for somebody to attach their figures. */
    private static final int ATTACHED_AT_ONCE = 4;

    /** More than anybody looks at. */
    private static final int MOST_ON_A_FRONT = 2_000;

    /** Every so many tries one of those is measured again that noise hides the rank of. */
    private static final int TRIES_FOR_A_REPEAT = 5;

    private final SearchRows searches;
    private final TrialRows trials;
    private final EarlierRuns earlier;
    private final OutsideFigures outside;
    private final Profiler profiler;
    private final Clock clock;

    SearchSteps(
            SearchRows searches,
            TrialRows trials,
            EarlierRuns earlier,
            OutsideFigures outside,
            Profiler profiler,
            Clock clock) {
        this.searches = searches;
        this.trials = trials;
        this.earlier = earlier;
        this.outside = outside;
        this.profiler = profiler;
        this.clock = clock;
    }

    /** All that its trials say, told anew. */
    Lead takeUp(Search search) {
        Candidates candidates = new PaperCandidates(
                search.space(), search.objectives(), search.constraints(), CostingJson.readText(search.costing()));
        var lead = new Lead(candidates, search.method().sampler(candidates, search.seed()), search.revision());
        List<SearchTrial> known = trials.list(search.id(), 0, Integer.MAX_VALUE);
        known.stream()
                .filter(trial -> trial.told() != null)
                .sorted(Comparator.comparing(SearchTrial::told))
                .forEach(trial -> lead.told(
                        trial.candidate(),
                        trial.state(),
                        trial.origin(),
                        objectives(search, trial.figures()),
                        trial.trouble()));
        known.forEach(trial -> lead.asked(trial.candidate(), trial.number()));
        return lead;
    }

    /** @return whether anything happened */
    boolean step(Search search, Lead lead) {
        if (search.state() == SearchState.RUNNING && search.revision() == 0) {
            if (search.isOnPaper() && ExactFront.isPossible(lead.candidates())) {
                return lookAtAll(search, lead.candidates());
            }
            if (search.measures()) {
                return knowEarlier(search, lead);
            }
        }
        boolean happened = hear(search, lead);
        if (search.state() != SearchState.RUNNING) {
            return happened;
        }
        return happened || goOn(search, lead);
    }

    /** Nothing has to be tried, and there are few enough to look at each. */
    private boolean lookAtAll(Search search, Candidates candidates) {
        ExactFront exact;
        try {
            exact = ExactFront.of(candidates);
        } catch (Front.Overfull e) {
            return tooManyOnTheFront(search, String.valueOf(e.getMessage()));
        }
        List<Trial.Valued> front = exact.front().trials();
        if (front.size() > MOST_ON_A_FRONT) {
            return tooManyOnTheFront(search, front.size() + " networks are on the front.");
        }
        var paper = new PaperFigures(search);
        trials.knowAll(
                search.id(),
                search.revision(),
                front.stream()
                        .map(trial -> TrialRows.NetworkToTry.of(search.space(), trial.index()))
                        .map(network -> new TrialRows.Known(
                                network, TrialOrigin.ENUMERATED, TrialState.VALUED, null, paper.of(network.spec())))
                        .toList(),
                String.format(
                        Locale.ROOT,
                        "All %,d networks were looked at%s; this is the exact front.",
                        exact.numbers(),
                        exact.admitted() == exact.numbers()
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", %,d of them can be and keep to what must hold",
                                        exact.admitted())));
        return true;
    }

    private boolean tooManyOnTheFront(Search search, String why) {
        return searches.turn(
                search.id(),
                List.of(SearchState.RUNNING),
                SearchState.STOPPED,
                why + " Take fewer objectives, or let more hold.");
    }

    private boolean knowEarlier(Search search, Lead lead) {
        List<TrialRows.Known> known = earlier.of(search, lead.candidates());
        trials.know(search.id(), search.revision(), known);
        return true;
    }

    /** Sees how waiting trials stand, writes the ends of those that have one, and tells them to the sampler. */
    private boolean hear(Search search, Lead lead) {
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
        return new TrialRows.End(waiting.number(), state(search, figures), figures, null);
    }

    static TrialState state(Search search, double[] figures) {
        int objectives = search.objectives().size();
        for (int i = 0; i < search.constraints().size(); i++) {
            if (!search.constraints().get(i).holds(figures[objectives + i])) {
                return TrialState.INFEASIBLE;
            }
        }
        return TrialState.VALUED;
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

    private boolean goOn(Search search, Lead lead) {
        Search.Counts counts = search.counts();
        if (lead.failuresInARow() >= MOST_FAILURES) {
            return searches.turn(
                    search.id(),
                    List.of(SearchState.RUNNING),
                    SearchState.PAUSED,
                    MOST_FAILURES + " networks in a row could not be tried; the last one: " + lead.lastTrouble());
        }
        if (search.dryRun() && counts.spent() > 0) {
            return counts.waiting() == 0 && pauseAfterDryRun(search);
        }
        String enough = enough(search, lead);
        if (enough != null) {
            return counts.waiting() == 0
                    && searches.turn(search.id(), List.of(SearchState.RUNNING), SearchState.FINISHED, enough);
        }
        int room = search.dryRun() ? 1 : Math.min(capacity(search) - counts.waiting(), left(search));
        return room > 0 && ask(search, lead, room);
    }

    private boolean ask(Search search, Lead lead, int room) {
        var wanted = new ArrayList<TrialRows.Wanted>();
        var paper = new PaperFigures(search);
        if (search.measures() && search.counts().valued() > 0 && lead.size() % TRIES_FOR_A_REPEAT == 0) {
            lead.sampler().doubtful(1).forEach(candidate -> wanted.add(wanted(search, lead, paper, candidate)));
        }
        if (wanted.size() < room) {
            lead.sampler()
                    .ask(room - wanted.size())
                    .forEach(candidate -> wanted.add(wanted(search, lead, paper, candidate)));
        }
        if (wanted.isEmpty()) {
            return search.counts().waiting() == 0
                    && searches.turn(
                            search.id(),
                            List.of(SearchState.RUNNING),
                            SearchState.FINISHED,
                            "There is no network left to try.");
        }
        List<Integer> numbers = trials.ask(search.id(), lead.revision(), wanted);
        lead.changed();
        for (int i = 0; i < numbers.size(); i++) {
            lead.asked(wanted.get(i).network().candidate(), numbers.get(i));
        }
        return true;
    }

    private static TrialRows.Wanted wanted(Search search, Lead lead, PaperFigures paper, long candidate) {
        var network = TrialRows.NetworkToTry.of(search.space(), candidate);
        return new TrialRows.Wanted(network, TrialOrigin.ASKED, lead.firstTrial(candidate), paper.of(network.spec()));
    }

    private boolean pauseAfterDryRun(Search search) {
        SearchTrial tried = trials.list(search.id(), 0, Integer.MAX_VALUE).stream()
                .filter(trial -> trial.origin() == TrialOrigin.ASKED && trial.endedAt() != null)
                .findFirst()
                .orElseThrow();
        searches.endDryRun(search.id());
        double seconds = Duration.between(tried.askedAt(), tried.endedAt()).toMillis() / 1e3;
        Integer most = search.budget().trials();
        String reckoned = most == null
                ? ""
                : String.format(Locale.ROOT, "; %d networks take about %s", most, words(seconds * most));
        return searches.turn(
                search.id(),
                List.of(SearchState.RUNNING),
                SearchState.PAUSED,
                String.format(Locale.ROOT, "A dry run of one network took %s%s.", words(seconds), reckoned));
    }

    private static String words(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : seconds < 7200
                        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    /** Why it has done enough, or null. */
    private @Nullable String enough(Search search, Lead lead) {
        Budget budget = search.budget();
        Integer most = budget.trials();
        if (most != null && search.counts().spent() >= most) {
            return "Its budget of " + most + " networks is spent.";
        }
        Integer minutes = budget.minutes();
        if (minutes != null && search.secondsWorked(clock.instant()) >= 60.0 * minutes) {
            return "Its budget of " + minutes + " minutes is spent.";
        }
        Integer patience = budget.patience();
        if (patience != null && lead.triesWithoutGain() >= patience) {
            return "The last " + patience + " networks left the front as it was.";
        }
        return null;
    }

    private static int left(Search search) {
        Integer most = search.budget().trials();
        return most == null ? Integer.MAX_VALUE : most - search.counts().spent();
    }

    /** One more than can be worked on at once, so that no device waits while the sampler thinks. */
    private int capacity(Search search) {
        if (!search.needsAWorker()) {
            return search.isOnPaper() ? ON_PAPER_AT_ONCE : ATTACHED_AT_ONCE;
        }
        long devices = profiler.devices().stream()
                .filter(device -> device.worker() != null && device.standing() == Standing.TAKING)
                .filter(device -> search.device() == null || device.id().equals(search.device()))
                .map(DeviceView::id)
                .count();
        return (int) Math.max(1, devices) + 1;
    }

    private static double[] objectives(Search search, double[] figures) {
        double[] objectives = Arrays.copyOf(figures, search.objectives().size());
        return Arrays.stream(objectives).anyMatch(Double::isNaN) ? new double[0] : objectives;
    }
}
