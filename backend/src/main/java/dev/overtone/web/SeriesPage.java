package dev.overtone.web;

import dev.overtone.profiling.Latency;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.SeriesDetails;
import dev.overtone.tracking.SeriesPlace;
import dev.overtone.tracking.TrackedSeries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One series: what was measured at each place of it, beside its first. */
record SeriesPage(TrackedSeries series, List<Member> members, Chart chart, boolean live, Figures figures) {

    /**
     * One run's line.
     *
     * @param value where on the axis, as people write it, or null in a set
     * @param ratio its p50 over the first one's, or null
     */
    record Member(
            RunRow row,
            @Nullable String value,
            @Nullable String interval,
            @Nullable String ratio,
            RunDetails details) {}

    /**
     * What the plot is drawn from.
     *
     * @param axis its name, or null for a set of networks
     */
    record Chart(@Nullable String axis, List<Point> points) {}

    /** Latencies in ms. */
    record Point(
            @Nullable Double value,
            String label,
            double p50,
            @Nullable Double low,
            @Nullable Double high,
            String run) {}

    static SeriesPage of(SeriesDetails details, Figures figures) {
        Double first = details.runs().isEmpty() ? null : p50(details.runs().getFirst());
        List<Member> members =
                details.runs().stream().map(run -> member(run, first, figures)).toList();
        return new SeriesPage(
                details.series(),
                members,
                new Chart(
                        axisLabel(details.series().axis()),
                        details.runs().stream().flatMap(SeriesPage::point).toList()),
                details.isLive(),
                figures);
    }

    public UUID id() {
        return series.id();
    }

    public int measured() {
        return chart.points().size();
    }

    public boolean cancellable() {
        return live
                && members.stream()
                        .anyMatch(member -> !member.details().run().cancelRequested()
                                && !member.details().run().state().hasEnded());
    }

    /** What the environment of a set that took turns says of the baseline. */
    public @Nullable String baseline() {
        return members.stream()
                .map(member -> member.details().environment())
                .filter(Objects::nonNull)
                .map(environment -> environment.get("baseline's first and last turn"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The settings that all its runs share, of the first. */
    public @Nullable RunDetails sample() {
        return members.isEmpty() ? null : members.getFirst().details();
    }

    /** {@code blocks[1].growthRate} as {@code Block 2, growth rate}. */
    static @Nullable String axisLabel(@Nullable String axis) {
        return axis == null ? null : Problem.of(axis, "").label();
    }

    private static Member member(RunDetails run, @Nullable Double first, Figures figures) {
        SeriesPlace place = run.run().series();
        Double value = place == null ? null : place.value();
        Double p50 = p50(run);
        return new Member(
                RunRow.of(run, figures),
                value == null ? null : written(value),
                interval(run)
                        .map(bounds -> figures.significant(bounds.low()) + "–" + figures.significant(bounds.high()))
                        .orElse(null),
                p50 == null || first == null ? null : figures.significant(p50 / first) + "×",
                run);
    }

    private static Stream<Point> point(RunDetails run) {
        Double p50 = p50(run);
        if (p50 == null) {
            return Stream.empty();
        }
        SeriesPlace place = run.run().series();
        Latency.Interval bounds = interval(run).orElse(null);
        return Stream.of(new Point(
                place == null ? null : place.value(),
                run.run().network().name(),
                p50,
                bounds == null ? null : bounds.low(),
                bounds == null ? null : bounds.high(),
                "/runs/" + run.run().id()));
    }

    private static @Nullable Double p50(RunDetails run) {
        return run.measurement() == null ? null : run.measurement().latency().p50();
    }

    private static Optional<Latency.Interval> interval(RunDetails run) {
        return Optional.ofNullable(run.measurement())
                .map(measurement -> measurement.latency().p50Interval());
    }

    static String written(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
