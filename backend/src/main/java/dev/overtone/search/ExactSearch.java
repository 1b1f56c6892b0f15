package dev.overtone.search;

import dev.overtone.analysis.space.Front;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A search in which nothing has to be tried, and of which there are few enough networks to look at each. */
@Component
class ExactSearch {

    /** More than anybody looks at. */
    private static final int MOST_ON_A_FRONT = 2_000;

    private final SearchRows searches;
    private final TrialRows trials;

    ExactSearch(SearchRows searches, TrialRows trials) {
        this.searches = searches;
        this.trials = trials;
    }

    /** @return whether anything happened */
    boolean lookAtAll(Search search, Candidates candidates) {
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
}
