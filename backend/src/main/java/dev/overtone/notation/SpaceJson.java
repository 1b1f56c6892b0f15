package dev.overtone.notation;

import dev.overtone.analysis.space.Enumeration;
import dev.overtone.analysis.space.Front.Objective;
import dev.overtone.analysis.space.HarDNetSpace;
import dev.overtone.analysis.space.HarDNetSpace.BlockChoices;
import dev.overtone.analysis.space.Metric;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A space of variants, and by what they are judged: {@code "space"}, {@code "objectives"} and {@code "bounds"}. */
public final class SpaceJson {

    private static final Range OBJECTIVES = Range.whole(1, 4);
    private static final Range BOUNDS = Range.whole(0, 16);
    private static final Range EITHER = Range.whole(1, 2);
    private static final Range ANYTHING = Range.decimal(-1e300, 1e300);
    private static final List<String> METRICS =
            Arrays.stream(Metric.values()).map(Metric::notation).toList();

    private SpaceJson() {}

    /** The space, or null when something in it was noted as wrong. */
    public static @Nullable HarDNetSpace space(JsonFields parent) {
        JsonFields fields = parent.object("space");
        if (!parent.has("space")) {
            parent.refuse("space", "absent", "an object", "space is required.");
        }
        List<Integer> resolutions = wholes(fields.numbers("resolutions", HarDNetSpace.VALUES, Limits.INPUT_SIZE));
        List<Boolean> depthwise = fields.bools("depthwise", EITHER, false);
        List<Stem> stems = fields.has("stems")
                ? fields.widthLists("stems", HarDNetSpace.VALUES, 2, Limits.CHANNELS).stream()
                        .filter(widths -> widths.length == 2)
                        .map(widths -> new Stem(widths[0], widths[1]))
                        .toList()
                : List.of(HarDNet.DEFAULT_STEM);
        List<Double> multipliers = fields.has("multipliers")
                ? fields.numbers("multipliers", HarDNetSpace.VALUES, Limits.MULTIPLIER)
                : List.of(HarDNet.DEFAULT_MULTIPLIER);
        List<BlockChoices> blocks = fields.each("blocks", Limits.BLOCKS, (block, _) -> choices(block));
        int channels = fields.whole("channels", Limits.INPUT_CHANNELS, 3);
        int classes = fields.whole("classes", Limits.CLASSES, 1000);
        fields.refuseUnknown();
        if (resolutions.isEmpty() || stems.isEmpty() || multipliers.isEmpty() || blocks.isEmpty()) {
            return null;
        }
        try {
            return new HarDNetSpace(resolutions, depthwise, stems, multipliers, blocks, channels, classes);
        } catch (InvalidNetwork refused) {
            if (!parent.hasNotedAnything()) {
                parent.refuse("space", refused);
            }
            return null;
        }
    }

    /** One to four metrics. */
    public static List<Objective> objectives(JsonFields fields) {
        List<String> names = fields.texts("objectives");
        var objectives = new ArrayList<Objective>();
        for (int i = 0; i < names.size(); i++) {
            Metric metric = metric(fields, "objectives[" + i + "]", names.get(i));
            if (metric != null) {
                objectives.add(Objective.of(metric));
            }
        }
        if (!OBJECTIVES.contains(names.size())) {
            fields.refuse(
                    "objectives",
                    names.size(),
                    OBJECTIVES.allowed() + " of " + String.join(", ", METRICS),
                    "objectives must be one to four metrics, were " + names.size() + ".");
        }
        return objectives;
    }

    /** What variants may cost at most, or must reach at least; none when the field is absent. */
    public static List<Enumeration.Bound> bounds(JsonFields fields) {
        if (!fields.has("bounds")) {
            return List.of();
        }
        var bounds = new ArrayList<Enumeration.Bound>();
        fields.each("bounds", BOUNDS, (bound, _) -> {
            String name = bound.text("metric");
            Metric metric = metric(bound, "metric", name == null ? "" : name);
            Double most = bound.number("atMost", ANYTHING);
            Double least = bound.number("atLeast", ANYTHING);
            if (!bound.has("atMost") && !bound.has("atLeast")) {
                bound.refuse("atMost", "absent", "a number, here or in atLeast", "A bound needs atMost or atLeast.");
            }
            if (metric != null && most != null) {
                bounds.add(new Enumeration.Bound(metric.column(), false, most));
            }
            if (metric != null && least != null) {
                bounds.add(new Enumeration.Bound(metric.column(), true, least));
            }
            return bound;
        });
        return bounds;
    }

    private static BlockChoices choices(JsonFields fields) {
        return new BlockChoices(
                wholes(fields.numbers("growthRates", HarDNetSpace.VALUES, Limits.GROWTH_RATE)),
                wholes(fields.numbers("depths", HarDNetSpace.VALUES, Limits.DEPTH)),
                wholes(fields.numbers("outChannels", HarDNetSpace.VALUES, Limits.CHANNELS)),
                fields.bools("downsample", EITHER, false));
    }

    private static @Nullable Metric metric(JsonFields fields, String field, String name) {
        Metric metric = Metric.find(name).orElse(null);
        if (metric == null) {
            String allowed = String.join(", ", METRICS);
            fields.refuse(field, name, allowed, field + " must be one of " + allowed + ".");
        }
        return metric;
    }

    private static List<Integer> wholes(List<Double> numbers) {
        return numbers.stream().map(Double::intValue).toList();
    }
}
