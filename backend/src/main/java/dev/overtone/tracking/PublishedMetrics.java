package dev.overtone.tracking;

import dev.overtone.architecture.zoo.Presets;
import dev.overtone.architecture.zoo.Published;
import dev.overtone.notation.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was published about the presets and can be held against what people attach. */
final class PublishedMetrics {

    static final String TOP_1 = "top1";

    private static final Map<String, List<AttachedMetric>> BY_FINGERPRINT = Presets.all().stream()
            .flatMap(preset -> preset.published().stream()
                    .filter(published -> published.figure().equals(Published.TOP_1))
                    .map(published -> metric(Fingerprint.of(preset.network()), published)))
            .collect(Collectors.groupingBy(metric -> String.valueOf(metric.fingerprint())));

    private PublishedMetrics() {}

    /** In the presets' order: the first of a name stands. */
    static List<AttachedMetric> of(String fingerprint) {
        return BY_FINGERPRINT.getOrDefault(fingerprint, List.of());
    }

    static List<AttachedMetric> all() {
        return BY_FINGERPRINT.values().stream().flatMap(List::stream).toList();
    }

    private static AttachedMetric metric(String fingerprint, Published published) {
        return new AttachedMetric(
                null, fingerprint, null, TOP_1, published.value(), published.unit(), published.source(), null);
    }
}
