package dev.overtone.web;

import dev.overtone.profiling.DeviceDetails;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.FactDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Two devices beside each other: only what differs.
 *
 * @param comparable whether both are of one hardware profile, so that their latencies compare
 */
record DeviceComparisonPage(
        @Nullable DeviceRow a,
        @Nullable DeviceRow b,
        List<DeviceView> pool,
        boolean comparable,
        List<FactDifference> hardware,
        List<FactDifference> environment,
        List<Reached> reached) {

    /** @param ratio b over a */
    record Reached(String label, Quantity a, Quantity b, Quantity ratio) {}

    static DeviceComparisonPage of(
            @Nullable DeviceDetails a, @Nullable DeviceDetails b, List<DeviceView> pool, Figures figures) {
        if (a == null || b == null) {
            return new DeviceComparisonPage(
                    a == null ? null : DeviceRow.of(a, figures),
                    b == null ? null : DeviceRow.of(b, figures),
                    pool,
                    false,
                    List.of(),
                    List.of(),
                    List.of());
        }
        var hardwareOfA = a.device().hardwareProfile();
        var hardwareOfB = b.device().hardwareProfile();
        return new DeviceComparisonPage(
                DeviceRow.of(a, figures),
                DeviceRow.of(b, figures),
                pool,
                hardwareOfA.id().equals(hardwareOfB.id()),
                FactDifference.between(hardwareOfA.facts(), hardwareOfB.facts()),
                FactDifference.between(a.environment(), b.environment()),
                DeviceRow.figuresInOrder().stream()
                        .filter(figure ->
                                a.best().containsKey(figure) && b.best().containsKey(figure))
                        .map(figure -> reached(figure, a, b, figures))
                        .toList());
    }

    static String address(String a, String b) {
        return UriComponentsBuilder.fromPath("/devices/compare")
                .queryParam("a", "{a}")
                .queryParam("b", "{b}")
                .encode()
                .buildAndExpand(a, b)
                .toUriString();
    }

    public boolean chosen() {
        return a != null && b != null;
    }

    private static Reached reached(String figure, DeviceDetails a, DeviceDetails b, Figures figures) {
        double first = a.best().getOrDefault(figure, 0.0);
        double second = b.best().getOrDefault(figure, 0.0);
        return new Reached(
                DeviceRow.label(figure),
                DeviceRow.quantity(figure, first, figures),
                DeviceRow.quantity(figure, second, figures),
                figures.ratio(second / first));
    }
}
