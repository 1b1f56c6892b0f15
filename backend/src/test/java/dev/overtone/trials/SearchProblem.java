package dev.overtone.trials;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Costing;
import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Front;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.space.PartCosts;
import dev.overtone.analysis.space.ReferenceCosting;
import dev.overtone.analysis.space.Spaces;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.search.Hypervolume;
import dev.overtone.search.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A space whose every network's losses are known to the judge, and to no sampler.
 *
 * @param losses by objective, then by number
 * @param front exact, by enumeration
 */
record SearchProblem(
        String name,
        DesignSpace space,
        List<Objective> objectives,
        double[][] losses,
        Hypervolume scale,
        List<Front.Point> front,
        double volume) {

    /** 1,215,000 networks, two objectives: {@code reference/search-space.json}. */
    static SearchProblem reference() {
        return of(
                "reference",
                Spaces.reference(),
                List.of(
                        Objective.most("entropy"),
                        Objective.least("microseconds").byRatio()),
                new ReferenceCosting(),
                values -> values);
    }

    /** Three families, three objectives. */
    static SearchProblem families() {
        var paper = new PaperCosting(
                new Scenario(Precision.FP32, 1, true, false, 1),
                Datasheets.find("jetson-nano").orElseThrow());
        List<Metric> metrics = List.of(Metric.EXPRESSIVITY_WITH_RESOLUTION, Metric.MILLISECONDS, Metric.PARAMETERS);
        return of(
                "families",
                Spaces.families(),
                List.of(
                        Objective.most("expressivity"),
                        Objective.least("milliseconds").byRatio(),
                        Objective.least("parameters").byRatio()),
                paper,
                values -> metrics.stream()
                        .mapToDouble(metric -> values[metric.column()])
                        .toArray());
    }

    private static SearchProblem of(
            String name,
            DesignSpace space,
            List<Objective> objectives,
            Costing costing,
            UnaryOperator<double[]> select) {
        int size = (int) space.size();
        var losses = new double[objectives.size()][size];
        var costs = new PartCosts(costing);
        Map<NetworkSpec, double[]> known = new ConcurrentHashMap<>();
        IntStream.range(0, size).parallel().forEach(index -> {
            NetworkSpec network = space.at(index);
            double[] values = network instanceof dev.overtone.architecture.zoo.HarDNet
                    ? costs.of(network).orElseThrow()
                    : known.computeIfAbsent(network, unseen -> costs.of(unseen).orElseThrow());
            double[] selected = select.apply(values);
            for (int i = 0; i < selected.length; i++) {
                losses[i][index] = objectives.get(i).loss(selected[i]);
            }
        });
        var front = new Front(
                IntStream.range(0, losses.length)
                        .mapToObj(i -> new Front.Objective(i, false))
                        .toList(),
                Integer.MAX_VALUE);
        for (int index = 0; index < size; index++) {
            front.offer(index, at(losses, index));
        }
        List<double[]> ends = new ArrayList<>();
        ends.add(Arrays.stream(losses)
                .mapToDouble(own -> Arrays.stream(own).min().orElseThrow())
                .toArray());
        ends.add(Arrays.stream(losses)
                .mapToDouble(own -> Arrays.stream(own).max().orElseThrow())
                .toArray());
        Hypervolume scale = Hypervolume.over(ends);
        List<Front.Point> points = front.points();
        double volume = scale.of(points.stream().map(Front.Point::values).toList());
        return new SearchProblem(name, space, objectives, losses, scale, points, volume);
    }

    double[] at(long index) {
        return at(losses, (int) index);
    }

    private static double[] at(double[][] losses, int index) {
        return Arrays.stream(losses).mapToDouble(own -> own[index]).toArray();
    }
}
