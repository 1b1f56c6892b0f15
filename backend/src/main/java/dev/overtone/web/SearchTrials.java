package dev.overtone.web;

import dev.overtone.search.Search;
import dev.overtone.search.SearchTrial;
import dev.overtone.search.TrialOrigin;
import dev.overtone.search.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trials as charts are drawn from them, packed: number, number in the space, state, origin, number of the trial that it
 * measures again or 0, place in which it was told or 0, low and high of the latency, then the figures; null is unknown.
 *
 * @param told the last place that was told
 * @param steps after how many networks the hypervolume became how large
 */
record SearchTrials(
        long revision, int told, int found, List<SearchGlance.Step> steps, List<List<@Nullable Number>> trials) {

    /** @param after what was told until then is known, and left out */
    static SearchTrials of(Search search, SearchGlance glance, List<SearchTrial> all, int after) {
        int told = 0;
        var packed = new ArrayList<List<@Nullable Number>>();
        for (SearchTrial trial : all) {
            int place = trial.told() == null ? 0 : trial.told();
            told = Math.max(told, place);
            if (trial.state() == TrialState.WAITING || place > after) {
                packed.add(packed(trial, place));
            }
        }
        return new SearchTrials(search.revision(), told, glance.found(), glance.steps(), packed);
    }

    private static List<@Nullable Number> packed(SearchTrial trial, int place) {
        var numbers = new ArrayList<@Nullable Number>();
        numbers.add(trial.number());
        numbers.add(trial.candidate());
        numbers.add(code(trial.state()));
        numbers.add(code(trial.origin()));
        numbers.add(trial.repeats() == null ? 0 : trial.repeats());
        numbers.add(place);
        numbers.add(trial.low());
        numbers.add(trial.high());
        for (double figure : trial.figures()) {
            numbers.add(Double.isNaN(figure) ? null : (Number) figure);
        }
        return numbers;
    }

    /** As {@code static/js/search/model.js} has it. */
    private static int code(TrialState state) {
        return switch (state) {
            case WAITING -> 0;
            case VALUED -> 1;
            case INFEASIBLE -> 2;
            case FAILED -> 3;
        };
    }

    private static int code(TrialOrigin origin) {
        return switch (origin) {
            case ASKED -> 0;
            case EARLIER -> 1;
            case CHOSEN -> 2;
            case ENUMERATED -> 3;
        };
    }
}
