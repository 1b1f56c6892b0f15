package dev.overtone.trials;

import dev.overtone.analysis.space.Front;
import dev.overtone.search.Candidates;
import dev.overtone.search.Method;
import dev.overtone.search.Sampler;
import dev.overtone.search.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How many different networks each sampler tries before it holds 90, 95 and 99 % of the exact hypervolume: on the
 * reference space and on one of three families and three objectives, so many in a batch, with noise of 0, 1 and 3 %. Noise is
 * frozen: every network has a jitter of its own on each loss, of so much of the loss's range, another one for each seed;
 * what is held is judged by the losses without it. No objective is known to a sampler beforehand. The surrogate may try
 * {@value #SURROGATE_BUDGET}, the others {@value #BUDGET}.
 *
 * <p>Arguments: seeds (9), spaces (reference,families), samplers (all), percents of noise (0,1,3), networks in a batch (10). Ends with 1 when the
 * surrogate needs more than a fifth of the evaluations to 95 % (without noise and at 1 %), or more
 * than a tenth to 99 % (without noise), of what the better of NSGA-II and random needs in the same run.
 */
public final class SearchBench {

    private static final int BUDGET = 3000;
    private static final int SURROGATE_BUDGET = 250;
    private static final double[] SHARES = {0.90, 0.95, 0.99};

    /** Evaluations to each share, beyond any number where it was not reached, and the share of the front found. */
    private record Outcome(double[] evaluations, double found, double seconds) {}

    private SearchBench() {}

    public static void main(String[] arguments) throws Exception {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        List<String> spaces = list(arguments, 1, "reference,families");
        List<Method> methods =
                list(
                                arguments,
                                2,
                                String.join(
                                        ",",
                                        Arrays.stream(Method.values())
                                                .map(Method::notation)
                                                .toList()))
                        .stream()
                        .map(name -> Method.find(name).orElseThrow())
                        .toList();
        List<String> noises = list(arguments, 3, "0,1,3");
        int batch = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 10;
        boolean met = true;
        for (String name : spaces) {
            SearchProblem problem = "reference".equals(name) ? SearchProblem.reference() : SearchProblem.families();
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: %,d numbers, %d objectives, exact front %d points, hypervolume %.10f; %d seeds%n",
                    problem.name(),
                    problem.space().size(),
                    problem.objectives().size(),
                    problem.front().size(),
                    problem.volume(),
                    seeds);
            System.out.println("noise  sampler        to 90 %               to 95 %               to 99 %"
                    + "               front found  seconds");
            for (String noise : noises) {
                met &= compare(problem, Integer.parseInt(noise), methods, seeds, batch);
            }
        }
        System.exit(met ? 0 : 1);
    }

    private static List<String> list(String[] arguments, int place, String absent) {
        return List.of((arguments.length > place ? arguments[place] : absent).split(",", -1));
    }

    private static boolean compare(SearchProblem problem, int percent, List<Method> methods, int seeds, int batch)
            throws Exception {
        Map<Method, double[]> medians = new HashMap<>();
        for (Method method : methods) {
            List<Callable<Outcome>> searches = IntStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> (Callable<Outcome>) () -> search(problem, method, percent / 100.0, seed, batch))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
                for (var outcome : threads.invokeAll(searches)) {
                    outcomes.add(outcome.get());
                }
            }
            medians.put(method, print(method, percent, outcomes));
        }
        return percent > 1 || isMet(percent, medians);
    }

    private static boolean isMet(int percent, Map<Method, double[]> medians) {
        double[] own = medians.get(Method.SURROGATE);
        double[] genetic = medians.get(Method.NSGA_2);
        double[] random = medians.get(Method.RANDOM);
        if (own == null || genetic == null || random == null) {
            return true;
        }
        double at95 = ratio(Math.min(genetic[1], random[1]), own[1]);
        double at99 = ratio(Math.min(genetic[2], random[2]), own[2]);
        System.out.printf(
                Locale.ROOT,
                "%4d %% fewer evaluations: %.1f times to 95 %%, %.1f times to 99 %%%n",
                percent,
                at95,
                at99);
        return at95 >= 5 && (percent > 0 || at99 >= 10);
    }

    /** At least so many times; what was not reached counts as the budget. */
    private static double ratio(double theirs, double own) {
        return Math.min(theirs, BUDGET) / own;
    }

    private static Outcome search(SearchProblem problem, Method method, double noise, int seed, int batch) {
        long start = System.nanoTime();
        Sampler sampler = method.sampler(Candidates.of(problem.space(), problem.objectives()), seed);
        int budget = method == Method.SURROGATE ? SURROGATE_BUDGET : BUDGET;
        var held = new Front(
                IntStream.range(0, problem.objectives().size())
                        .mapToObj(i -> new Front.Objective(i, false))
                        .toList(),
                Integer.MAX_VALUE);
        var evaluations = new double[SHARES.length];
        Arrays.fill(evaluations, Double.POSITIVE_INFINITY);
        int count = 0;
        while (count < budget) {
            List<Long> asked = sampler.ask(batch);
            if (asked.isEmpty()) {
                break;
            }
            for (long index : asked) {
                count++;
                held.offer(index, problem.at(index));
                note(problem, held, count, evaluations);
            }
            asked.forEach(index -> sampler.tell(new Trial.Valued(index, measured(problem, index, noise, seed))));
        }
        return new Outcome(evaluations, found(problem, held), (System.nanoTime() - start) / 1e9);
    }

    private static void note(SearchProblem problem, Front held, int count, double[] evaluations) {
        if (Double.isInfinite(evaluations[SHARES.length - 1])) {
            double share = problem.scale()
                            .of(held.points().stream().map(Front.Point::values).toList())
                    / problem.volume();
            for (int i = 0; i < SHARES.length; i++) {
                if (share >= SHARES[i] && Double.isInfinite(evaluations[i])) {
                    evaluations[i] = count;
                }
            }
        }
    }

    private static double[] measured(SearchProblem problem, long index, double noise, int seed) {
        double[] losses = problem.at(index);
        var jitter = new SplittableRandom(index * 31 + seed);
        for (int i = 0; i < losses.length; i++) {
            double range = problem.scale().nadir()[i] - problem.scale().ideal()[i];
            losses[i] = problem.objectives().get(i).value(losses[i] + noise * range * jitter.nextGaussian());
        }
        return losses;
    }

    private static double found(SearchProblem problem, Front held) {
        var losses = new HashSet<List<Double>>();
        held.points().forEach(point -> losses.add(boxed(point)));
        return (double) problem.front().stream()
                        .filter(point -> losses.contains(boxed(point)))
                        .count()
                / problem.front().size();
    }

    private static List<Double> boxed(Front.Point point) {
        return Arrays.stream(point.values()).boxed().toList();
    }

    private static double[] print(Method method, int percent, List<Outcome> outcomes) {
        var medians = new double[SHARES.length];
        var line = new StringBuilder("%4d %% %-14s".formatted(percent, method.notation()));
        for (int i = 0; i < SHARES.length; i++) {
            int share = i;
            double[] sorted = outcomes.stream()
                    .mapToDouble(outcome -> outcome.evaluations()[share])
                    .sorted()
                    .toArray();
            medians[i] = quantile(sorted, 0.5);
            line.append(" %-21s"
                    .formatted("%s (%s, %s)"
                            .formatted(
                                    whole(medians[i]), whole(quantile(sorted, 0.25)), whole(quantile(sorted, 0.75)))));
        }
        double[] found = outcomes.stream().mapToDouble(Outcome::found).sorted().toArray();
        double seconds =
                outcomes.stream().mapToDouble(Outcome::seconds).average().orElse(0);
        System.out.println(line + " %8.0f %% %8.1f".formatted(100 * quantile(found, 0.5), seconds));
        return medians;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static String whole(double evaluations) {
        return Double.isInfinite(evaluations) ? "not" : Long.toString((long) evaluations);
    }
}
