package dev.overtone.search;

import dev.overtone.notation.CostingJson;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /** Every so many tries one of those is measured again that noise hides the rank of. */
    private static final int TRIES_FOR_A_REPEAT = 5;

    private final SearchRows searches;
    private final TrialRows trials;
    private final EarlierRuns earlier;
    private final ExactSearch exact;
    private final Hearing hearing;
    private final Profiler profiler;
    private final Clock clock;

    SearchSteps(
            SearchRows searches,
            TrialRows trials,
            EarlierRuns earlier,
            ExactSearch exact,
            Hearing hearing,
            Profiler profiler,
            Clock clock) {
        this.searches = searches;
        this.trials = trials;
        this.earlier = earlier;
        this.exact = exact;
        this.hearing = hearing;
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
                        Hearing.objectives(search, trial.figures()),
                        trial.trouble()));
        known.forEach(trial -> lead.asked(trial.candidate(), trial.number()));
        return lead;
    }

    /** @return whether anything happened */
    boolean step(Search search, Lead lead) {
        if (search.state() == SearchState.RUNNING && search.revision() == 0) {
            if (search.isOnPaper() && ExactFront.isPossible(lead.candidates())) {
                return exact.lookAtAll(search, lead.candidates());
            }
            if (search.measures()) {
                return knowEarlier(search, lead);
            }
        }
        boolean happened = hearing.hear(search, lead);
        if (search.state() != SearchState.RUNNING) {
            return happened;
        }
        return happened || goOn(search, lead);
    }

    private boolean knowEarlier(Search search, Lead lead) {
        List<TrialRows.Known> known = earlier.of(search, lead.candidates());
        trials.know(search.id(), search.revision(), known);
        return true;
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
}
