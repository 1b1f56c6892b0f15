package dev.overtone.web;

import dev.overtone.comparison.Comparisons;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs that may be added to a comparison: what somebody looks for, or what is nearest at hand. */
@Component
class RunOffers {

    private static final int MOST_FOUND = 12;
    private static final int MOST_OF_A_KIND = 5;
    private static final int LOOKED_THROUGH = 40;

    private final Profiler profiler;
    private final Comparisons comparisons;
    private final Figures figures;

    RunOffers(Profiler profiler, Comparisons comparisons, Figures figures) {
        this.profiler = profiler;
        this.comparisons = comparisons;
        this.figures = figures;
    }

    /** Runs under one heading. */
    record Group(String label, List<Offer> offers) {}

    /** @param address of the page with this run too */
    record Offer(UUID id, String name, String detail, String address) {}

    /**
     * @param text part of a network's name, or the beginning of an id; null for the nearest at hand
     * @param chosen those that are compared already
     */
    List<Group> find(@Nullable String text, List<RunDetails> chosen, ComparedAddress address, Visible scope) {
        List<Group> groups = text == null
                ? nearest(chosen, address, scope)
                : List.of(group("Found", found(text, scope), MOST_FOUND, chosen, address));
        return groups.stream().filter(group -> !group.offers().isEmpty()).toList();
    }

    private Stream<RunDetails> found(String text, Visible scope) {
        return WrittenId.read(text)
                .map(id -> comparisons.find(scope, List.of(id)).stream())
                .orElseGet(() -> finished(null, text, scope).stream());
    }

    private List<Group> nearest(List<RunDetails> chosen, ComparedAddress address, Visible scope) {
        List<RunDetails> newest = finished(null, null, scope);
        if (chosen.isEmpty()) {
            return List.of(group("Newest runs", newest.stream(), MOST_FOUND, chosen, address));
        }
        RunDetails first = chosen.getFirst();
        String fingerprint = first.run().network().fingerprint();
        return List.of(
                group("The same network", finished(fingerprint, null, scope).stream(), MOST_OF_A_KIND, chosen, address),
                group(
                        "Other networks on the same hardware",
                        newest.stream()
                                .filter(other ->
                                        !other.run().network().fingerprint().equals(fingerprint))
                                .filter(other -> Objects.equals(first.hardwareProfile(), other.hardwareProfile())),
                        MOST_OF_A_KIND,
                        chosen,
                        address));
    }

    private Group group(
            String label, Stream<RunDetails> runs, int most, List<RunDetails> chosen, ComparedAddress address) {
        List<UUID> taken = chosen.stream().map(run -> run.run().id()).toList();
        return new Group(
                label,
                runs.filter(run -> !taken.contains(run.run().id()))
                        .limit(most)
                        .map(run -> offer(run, address))
                        .toList());
    }

    private Offer offer(RunDetails details, ComparedAddress address) {
        RunRow row = RunRow.of(details, figures);
        String number = row.p50() == null ? row.state().label() : figures.text(row.p50());
        return new Offer(
                row.id(),
                details.run().label(),
                "%s · batch %d · %s · %s"
                        .formatted(
                                number,
                                row.run().settings().batchSize(),
                                row.hardware() == null ? "any device" : row.hardware(),
                                figures.time(row.run().createdAt())),
                address.with(row.id()).text());
    }

    private List<RunDetails> finished(@Nullable String fingerprint, @Nullable String text, Visible scope) {
        var query = new RunQuery(RunState.FINISHED, fingerprint, text, Order.CREATED_AT, true, LOOKED_THROUGH, null);
        return profiler.list(query.within(scope)).items();
    }
}
