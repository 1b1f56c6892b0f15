package dev.overtone.web;

import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs, newest first. */
@Component
@org.springframework.core.annotation.Order(3)
class RunDestinations implements Destinations {

    /** Ids are ordered by time: fewer digits are shared by what was asked for within seconds. */
    private static final int SHORT_ID = 18;

    private final ChosenProject projects;
    private final Profiler profiler;
    private final Figures figures;

    RunDestinations(ChosenProject projects, Profiler profiler, Figures figures) {
        this.projects = projects;
        this.profiler = profiler;
        this.figures = figures;
    }

    @Override
    public String kind() {
        return "Runs";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        var query = new RunQuery(null, null, text, Order.CREATED_AT, true, most, null);
        return profiler.list(query.within(projects.visible())).items().stream()
                .map(this::destination)
                .toList();
    }

    private Destination destination(RunDetails details) {
        RunRow row = RunRow.of(details, figures);
        String number = row.p50() == null ? row.state().label() : figures.text(row.p50());
        return new Destination(
                "run-" + row.id(),
                row.name(),
                number + " · " + figures.time(row.run().createdAt()) + " · "
                        + row.id().toString().substring(0, SHORT_ID),
                "/runs/" + row.id());
    }
}
