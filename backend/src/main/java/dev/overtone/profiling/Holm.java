package dev.overtone.profiling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Several questions at one time, each answered as strictly as their number asks, so that the chance of seeing any
 * difference that is not there stays what it is for one (Holm, "A simple sequentially rejective multiple test procedure",
 * Scandinavian Journal of Statistics 6, 1979). It asks nothing of how the questions hang together, which these do: all
 * are about one baseline.
 */
final class Holm {

    private Holm() {}

    /**
     * The answers in the order of the questions. Whatever can be told apart at the level that all the open ones are asked
     * at frees its share of the error for the rest; nothing more is found out once a round finds nothing.
     *
     * @param questions each answers at a level of error; the smaller it is, the less is told apart
     */
    static List<MedianRatio.Outcome> answers(List<DoubleFunction<MedianRatio.Outcome>> questions, double error) {
        var answers = new ArrayList<MedianRatio.Outcome>();
        questions.forEach(_ -> answers.add(MedianRatio.Outcome.NOT_DISTINGUISHABLE));
        List<Integer> open = IntStream.range(0, questions.size()).boxed().toList();
        while (!open.isEmpty()) {
            double share = error / open.size();
            for (int question : open) {
                answers.set(question, questions.get(question).apply(share));
            }
            List<Integer> left = open.stream()
                    .filter(question -> answers.get(question) == MedianRatio.Outcome.NOT_DISTINGUISHABLE)
                    .toList();
            if (left.size() == open.size()) {
                break;
            }
            open = left;
        }
        return answers;
    }

    /** p-values as they count among each other: to be held against the whole error. */
    static double[] adjusted(double[] pValues) {
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        int open = pValues.length;
        for (int i : IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList()) {
            largest = Math.max(largest, Math.min(1, open-- * pValues[i]));
            adjusted[i] = largest;
        }
        return adjusted;
    }
}
