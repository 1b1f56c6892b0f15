package dev.overtone.web;

import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.Experiments;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Experiments that the reader sees, newest first. */
@Component
@Order(6)
class ExperimentDestinations implements Destinations {

    private final Experiments experiments;
    private final ChosenProject chosen;
    private final Figures figures;

    ExperimentDestinations(Experiments experiments, ChosenProject chosen, Figures figures) {
        this.experiments = experiments;
        this.chosen = chosen;
        this.figures = figures;
    }

    @Override
    public String kind() {
        return "Experiments";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        return experiments.matching(chosen.visible(), Objects.requireNonNullElse(text, ""), most).stream()
                .map(this::destination)
                .toList();
    }

    private Destination destination(Experiment experiment) {
        return new Destination(
                "experiment-" + experiment.id(),
                experiment.name(),
                experiment.project().name() + " · made " + figures.time(experiment.createdAt()),
                "/experiments/" + experiment.id());
    }
}
