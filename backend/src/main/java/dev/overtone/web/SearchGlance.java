package dev.overtone.web;

import dev.overtone.search.Findings;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import dev.overtone.search.SearchTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a search found so far, in short.
 *
 * @param found networks that keep to every constraint
 * @param quiet how many networks were told since the front last moved
 * @param best the knee of the front and its ends
 * @param steps after how many networks the hypervolume became how large
 */
record SearchGlance(int found, int front, int quiet, List<Best> best, List<Step> steps) {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 24;
    private static final int LONGEST_LINE = 200;

    /**
     * One network of the front.
     *
     * @param what which: the knee, or the end at which an objective is best
     * @param values one for each objective
     */
    record Best(String what, SearchTrial trial, List<Quantity> values) {}

    record Step(int networks, double hypervolume) {}

    static SearchGlance of(Search search, List<SearchTrial> trials, Figures figures) {
        Findings findings = Findings.of(search, trials);
        List<Findings.Found> front = findings.front();
        List<Step> steps = steps(findings.hypervolumes());
        int last = steps.isEmpty() ? 0 : steps.getLast().networks();
        return new SearchGlance(
                findings.networks().size(),
                front.size(),
                findings.networks().size() - last,
                best(search, findings, front, figures),
                steps);
    }

    private static List<Best> best(Search search, Findings findings, List<Findings.Found> front, Figures figures) {
        Map<Findings.Found, String> chosen = new LinkedHashMap<>();
        if (search.objectives().size() > 1) {
            findings.knee().ifPresent(knee -> chosen.put(knee, "Knee"));
        }
        for (int i = 0; i < search.objectives().size() && !front.isEmpty(); i++) {
            Objective objective = search.objectives().get(i);
            int place = i;
            Findings.Found end = front.stream()
                    .min(java.util.Comparator.comparingDouble(found -> objective.loss(found.values()[place])))
                    .orElseThrow();
            String which =
                    (objective.higherIsBetter() ? "most " : "least ") + new SearchMetric(objective.metric()).inWords();
            chosen.merge(
                    end,
                    capital(which),
                    (known, own) -> known + ", " + own.substring(0, 1).toLowerCase(Locale.ROOT) + own.substring(1));
        }
        return chosen.entrySet().stream()
                .map(best -> best(search, best.getValue(), best.getKey(), figures))
                .toList();
    }

    static Best best(Search search, String what, Findings.Found found, Figures figures) {
        var values = new ArrayList<Quantity>();
        for (int i = 0; i < found.values().length; i++) {
            values.add(new SearchMetric(search.objectives().get(i).metric()).quantity(found.values()[i], figures));
        }
        return new Best(what, found.trial(), values);
    }

    private static List<Step> steps(List<Double> volumes) {
        var steps = new ArrayList<Step>();
        double before = -1;
        for (int i = 0; i < volumes.size(); i++) {
            if (volumes.get(i) != before) {
                before = volumes.get(i);
                steps.add(new Step(i + 1, before));
            }
        }
        return steps;
    }

    /** The hypervolume's rise as the points of a line, 120 wide and 24 high. */
    public String spark() {
        if (steps.isEmpty()) {
            return "";
        }
        double most = Math.max(steps.getLast().hypervolume(), Double.MIN_NORMAL);
        var line = new StringBuilder();
        double before = HEIGHT;
        int every = Math.max(1, steps.size() / LONGEST_LINE);
        for (int i = 0; i < steps.size(); i += every) {
            double x = WIDTH * steps.get(i).networks() / Math.max(1, found);
            double y = HEIGHT - (HEIGHT - 2) * steps.get(i).hypervolume() / most;
            line.append(String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", x, before, x, y));
            before = y;
        }
        return line.append(String.format(Locale.ROOT, "%.1f,%.1f", WIDTH, before))
                .toString();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
