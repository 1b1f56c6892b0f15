package dev.overtone.prediction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Predictions of each network by a fit that has not seen it. */
final class CrossValidation {

    /** Up to so many networks each is left out alone; of more, a tenth at a time. */
    private static final int ALONE = 60;

    private static final int FOLDS = 10;

    private CrossValidation() {}

    /** For each example what the others make of it, in ms. */
    static double[] predictions(List<Example> examples, Function<List<Example>, Fit> fitting) {
        int count = examples.size();
        var predictions = new double[count];
        int folds = count <= ALONE ? count : FOLDS;
        var order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        // Neighbours in time are often neighbours in design, which would make it too easy.
        Collections.shuffle(order, new Random(count));
        for (int fold = 0; fold < folds; fold++) {
            var seen = new ArrayList<Example>(count);
            var unseen = new ArrayList<Integer>();
            for (int i = 0; i < count; i++) {
                if (i % folds == fold) {
                    unseen.add(order.get(i));
                } else {
                    seen.add(examples.get(order.get(i)));
                }
            }
            Fit fit = fitting.apply(seen);
            unseen.forEach(i -> predictions[i] = fit.milliseconds(examples.get(i)));
        }
        return predictions;
    }
}
