package dev.overtone.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server keeps in mind of a search that it leads: all of it can be had again from the search's trials. */
final class Lead {

    private final Candidates candidates;
    private final Sampler sampler;
    private final Map<Long, Integer> firstTrials = new HashMap<>();
    private final List<Trial.Valued> valued = new ArrayList<>();
    private List<Long> front = List.of();
    private long revision;
    private int triesWithoutGain;
    private int failuresInARow;
    private @Nullable String lastTrouble;

    /** @param revision of the search whose trials are about to be told */
    Lead(Candidates candidates, Sampler sampler, long revision) {
        this.candidates = candidates;
        this.sampler = sampler;
        this.revision = revision;
    }

    Candidates candidates() {
        return candidates;
    }

    Sampler sampler() {
        return sampler;
    }

    long revision() {
        return revision;
    }

    void changed() {
        revision++;
    }

    /** The trial that a candidate was first tried in, or null. */
    @Nullable
    Integer firstTrial(long candidate) {
        return firstTrials.get(candidate);
    }

    void asked(long candidate, int number) {
        sampler.asked(candidate);
        firstTrials.putIfAbsent(candidate, number);
    }

    /**
     * Hears how a trial ended.
     *
     * @param figures of the objectives alone
     */
    void told(long candidate, TrialState state, TrialOrigin origin, double[] figures, @Nullable String trouble) {
        Trial trial = switch (state) {
            case VALUED -> new Trial.Valued(candidate, figures);
            case INFEASIBLE -> new Trial.Infeasible(candidate, figures);
            case FAILED -> new Trial.Failed(candidate);
            case WAITING -> throw new IllegalArgumentException("it has not ended");
        };
        sampler.tell(trial);
        lastTrouble = trouble == null ? lastTrouble : trouble;
        failuresInARow = state == TrialState.FAILED ? failuresInARow + 1 : 0;
        List<Long> before = front;
        if (trial instanceof Trial.Valued known) {
            valued.add(known);
            front = ParetoFront.of(candidates.objectives(), valued).trials().stream()
                    .map(Trial.Valued::index)
                    .toList();
            valued.removeIf(other -> !front.contains(other.index()));
        }
        if (origin != TrialOrigin.EARLIER) {
            triesWithoutGain = front.equals(before) ? triesWithoutGain + 1 : 0;
        }
    }

    /** How many tries in a row left the front as it was. */
    int triesWithoutGain() {
        return triesWithoutGain;
    }

    int failuresInARow() {
        return failuresInARow;
    }

    @Nullable
    String lastTrouble() {
        return lastTrouble;
    }

    /** How many networks have been tried. */
    int size() {
        return firstTrials.size();
    }

    List<Long> front() {
        return Collections.unmodifiableList(front);
    }
}
