package dev.overtone.analysis.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Totals;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Enumeration.Bound;
import dev.overtone.analysis.space.Front.Objective;
import dev.overtone.analysis.space.Front.Point;
import dev.overtone.analysis.space.HarDNetSpace.BlockChoices;
import dev.overtone.analysis.systolic.SystolicReport;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnumerationTests {

    private static final PaperCosting PAPER = new PaperCosting(
            new Scenario(Precision.FP32, 2, true, false, 1),
            Datasheets.find("jetson-nano").orElseThrow());

    private static final List<Objective> MACS_AND_EXPRESSIVITY =
            List.of(Objective.of(Metric.MACS), Objective.of(Metric.EXPRESSIVITY));

    /** 1,215,000 networks like HarDNet-68: the space of {@code reference/search-space.json}. */
    static HarDNetSpace reference() {
        return new HarDNetSpace(
                List.of(160, 192, 224),
                List.of(false, true),
                List.of(new Stem(24, 48), new Stem(32, 64), new Stem(48, 96)),
                List.of(1.5, 1.6, 1.7, 1.8),
                List.of(
                        block(14, List.of(4, 8, 16), 128, true),
                        block(16, List.of(4, 8, 16), 256, false),
                        block(20, List.of(4, 8, 16), 320, true),
                        block(40, List.of(16), 640, true),
                        new BlockChoices(List.of(160), List.of(4), List.of(1024), List.of(false))),
                3,
                1000);
    }

    private static BlockChoices block(int growthRate, List<Integer> depths, int outChannels, boolean downsample) {
        return new BlockChoices(
                Stream.of(0.5, 0.75, 1.0, 1.25, 1.5)
                        .map(scale -> (int) Math.rint(growthRate * scale))
                        .toList(),
                depths,
                List.of(outChannels),
                List.of(downsample));
    }

    /** Everything varies, some networks cannot be. */
    private static HarDNetSpace varied() {
        return new HarDNetSpace(
                List.of(16, 33, 65),
                List.of(true, false),
                List.of(new Stem(8, 12), new Stem(6, 20)),
                List.of(1.0, 1.37, 2.0),
                List.of(
                        new BlockChoices(List.of(5, 8), List.of(1, 3, 4), List.of(16, 24), List.of(true, false)),
                        new BlockChoices(List.of(7, 9), List.of(2, 5), List.of(20), List.of(true)),
                        new BlockChoices(List.of(6), List.of(1, 8), List.of(24, 30), List.of(true, false))),
                3,
                10);
    }

    /** The exact front and its hypervolume as two other programs found them, by the file's own objectives. */
    @Test
    void findsTheKnownFrontOfTheReferenceSpace() {
        Enumeration enumeration = enumerate(
                reference(),
                new ReferenceCosting(),
                List.of(new Objective(0, true), new Objective(1, false)),
                List.of());
        assertThat(enumeration.variants()).isEqualTo(1_215_000);
        assertThat(enumeration.within()).isEqualTo(1_215_000);
        assertThat(enumeration.front()).hasSize(180);
        assertThat(hypervolume(enumeration.front())).isCloseTo(1.0316594287, within(1e-7));
    }

    /** Of the two objectives, the first negated, scaled to [0, 1] over the whole space, up to (1.1, 1.1). */
    private static double hypervolume(List<Point> front) {
        double leastEntropy = extreme(0, false);
        double mostEntropy = extreme(0, true);
        double fastest = Math.log(extreme(1, false));
        double slowest = Math.log(extreme(1, true));
        double volume = 0;
        double time = 1.1;
        for (Point point : front) {
            double entropy = (mostEntropy - point.values()[0]) / (mostEntropy - leastEntropy);
            double own = (Math.log(point.values()[1]) - fastest) / (slowest - fastest);
            volume += (1.1 - entropy) * (time - own);
            time = own;
        }
        return volume;
    }

    private static double extreme(int column, boolean highest) {
        return enumerate(reference(), new ReferenceCosting(), List.of(new Objective(column, highest)), List.of())
                .front()
                .getFirst()
                .values()[column];
    }

    @Test
    void everyVariantCostsWhatItsOwnAnalysisSays() {
        HarDNetSpace space = reference();
        var random = new Random(68);
        var numbers = random.longs(300, 0, space.size()).toArray();
        for (long number : numbers) {
            assertThat(valuesOf(space, number)).containsExactly(whole(space, number), within(1e-9));
        }
    }

    @Test
    void agreesWithLookingAtEachOneByOne() {
        HarDNetSpace space = varied();
        var all = new ArrayList<Point>();
        int refused = 0;
        for (long number = 0; number < space.size(); number++) {
            try {
                all.add(new Point(number, whole(space, number)));
            } catch (InvalidNetwork e) {
                refused++;
            }
        }
        Enumeration enumeration = enumerate(space, PAPER, MACS_AND_EXPRESSIVITY, List.of());
        assertThat(enumeration.variants()).isEqualTo(space.size()).isPositive();
        assertThat(enumeration.refused()).isEqualTo(refused).isPositive();
        assertThat(enumeration.within()).isEqualTo(all.size());
        assertThat(enumeration.front().stream().map(Point::index)).isEqualTo(unbeaten(all));
    }

    @Test
    void looksOnlyAtVariantsWithinTheBounds() {
        HarDNetSpace space = varied();
        List<Bound> bounds = List.of(
                new Bound(Metric.PARAMETERS.column(), false, 20_000),
                new Bound(Metric.EXPRESSIVITY.column(), true, 45));
        Enumeration enumeration = enumerate(space, PAPER, MACS_AND_EXPRESSIVITY, bounds);
        assertThat(enumeration.within()).isBetween(1L, enumeration.variants() - enumeration.refused() - 1);
        assertThat(enumeration.front()).isNotEmpty().allSatisfy(point -> {
            Totals totals = Analysis.of(space.at(point.index()).graph()).totals();
            assertThat(totals.parameters()).isLessThanOrEqualTo(20_000);
            assertThat(point.values()[Metric.EXPRESSIVITY.column()]).isGreaterThanOrEqualTo(45);
        });
    }

    @Test
    void ofEqualVariantsTheFirstStays() {
        var twice = new HarDNetSpace(
                List.of(64),
                List.of(false),
                List.of(new Stem(8, 8)),
                List.of(1.5),
                List.of(new BlockChoices(List.of(6, 6, 6), List.of(4), List.of(8), List.of(false))),
                3,
                10);
        Enumeration enumeration = enumerate(twice, PAPER, MACS_AND_EXPRESSIVITY, List.of());
        assertThat(enumeration.front()).extracting(Point::index).containsExactly(0L);
    }

    @Test
    void threeObjectivesToo() {
        List<Objective> three = List.of(
                Objective.of(Metric.MILLISECONDS), Objective.of(Metric.PARAMETERS), Objective.of(Metric.EXPRESSIVITY));
        HarDNetSpace space = varied();
        Set<Long> front = new HashSet<>();
        enumerate(space, PAPER, three, List.of()).front().forEach(point -> front.add(point.index()));
        var again = new Front(three, Enumeration.LARGEST_FRONT);
        List<Long> backwards = IntStream.range(0, (int) space.size())
                .mapToObj(i -> space.size() - 1 - i)
                .toList();
        for (long number : backwards) {
            try {
                again.offer(number, valuesOf(space, number));
            } catch (InvalidNetwork refused) {
                assertThat(front).doesNotContain(number);
            }
        }
        assertThat(again.points()).extracting(Point::index).containsExactlyInAnyOrderElementsOf(front);
    }

    @Test
    void refusesAFrontThatCannotBeKept() {
        var front = new Front(MACS_AND_EXPRESSIVITY, 2);
        front.offer(0, values(1, 1));
        front.offer(1, values(2, 2));
        assertThatThrownBy(() -> front.offer(2, values(3, 3))).isInstanceOf(Front.Overfull.class);
    }

    @Test
    void refusesASpaceByName() {
        assertThatThrownBy(() -> new HarDNetSpace(
                        List.of(224, 9000),
                        List.of(),
                        List.of(new Stem(0, 64)),
                        List.of(1.7),
                        List.of(new BlockChoices(List.of(0), List.of(513), List.of(8), List.of(true))),
                        3,
                        10))
                .isInstanceOfSatisfying(
                        InvalidNetwork.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly(
                                        "resolutions[1]",
                                        "depthwise",
                                        "stems[0][0]",
                                        "blocks[0].growthRates[0]",
                                        "blocks[0].depths[0]"));
        List<Integer> sixty = IntStream.rangeClosed(1, 60).boxed().toList();
        var wide = new BlockChoices(sixty, sixty, sixty, List.of(true));
        assertThatThrownBy(() -> new HarDNetSpace(
                        List.of(224),
                        List.of(false),
                        List.of(new Stem(8, 8)),
                        List.of(1.7),
                        List.of(wide, wide),
                        3,
                        10))
                .isInstanceOf(InvalidNetwork.class)
                .hasMessageContaining("too many variants");
    }

    private static Enumeration enumerate(
            HarDNetSpace space, Costing costing, List<Objective> objectives, List<Bound> bounds) {
        return Enumeration.of(space, costing, objectives, bounds, System.nanoTime() + 60_000_000_000L);
    }

    @Test
    void endsInTime() {
        assertThatThrownBy(
                        () -> Enumeration.of(reference(), PAPER, MACS_AND_EXPRESSIVITY, List.of(), System.nanoTime()))
                .isInstanceOf(Enumeration.OutOfTime.class);
    }

    /** By a space of this one variant, so by the sum of its parts. */
    private static double[] valuesOf(HarDNetSpace space, long number) {
        var variant = space.at(number);
        variant.graph();
        var alone = new HarDNetSpace(
                List.of(variant.input().height()),
                List.of(variant.depthwise()),
                List.of(variant.stem()),
                List.of(variant.multiplier()),
                variant.blocks().stream()
                        .map(block -> new BlockChoices(
                                List.of(block.growthRate()),
                                List.of(block.depth()),
                                List.of(block.outChannels()),
                                List.of(block.downsample())))
                        .toList(),
                space.channels(),
                space.classes());
        double[] values = enumerate(alone, PAPER, MACS_AND_EXPRESSIVITY, List.of())
                .front()
                .getFirst()
                .values();
        return java.util.Arrays.copyOf(values, PAPER.columns());
    }

    /** By one analysis of the whole. */
    private static double[] whole(HarDNetSpace space, long number) {
        Analysis analysis = Analysis.of(space.at(number).graph());
        Totals totals = analysis.totals();
        var roofline = Roofline.of(Execution.of(analysis, PAPER.scenario()), PAPER.hardware());
        double expressivity = dev.overtone.analysis.Expressivity.of(analysis);
        return new double[] {
            totals.parameters(),
            totals.macs(),
            totals.cio(),
            totals.concatElements(),
            roofline.execution().bytes(),
            totals.peakActivationElements(),
            roofline.milliseconds(),
            expressivity,
            expressivity + 2 * Math.log(analysis.graph().shape(0).height()),
            SystolicReport.of(analysis, PAPER.array()).totals().cycles()
        };
    }

    private static List<Long> unbeaten(List<Point> all) {
        int macs = Metric.MACS.column();
        int score = Metric.EXPRESSIVITY.column();
        return all.stream()
                .filter(one -> all.stream()
                        .noneMatch(other -> other.values()[macs] <= one.values()[macs]
                                && other.values()[score] >= one.values()[score]
                                && (other.values()[macs] < one.values()[macs]
                                        || other.values()[score] > one.values()[score]
                                        || other.index() < one.index())))
                .sorted((one, other) -> Double.compare(one.values()[macs], other.values()[macs]))
                .map(Point::index)
                .toList();
    }

    private static double[] values(double macs, double expressivity) {
        var values = new double[PAPER.columns()];
        values[Metric.MACS.column()] = macs;
        values[Metric.EXPRESSIVITY.column()] = expressivity;
        return values;
    }
}
