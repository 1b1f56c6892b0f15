package dev.overtone.web;

import dev.overtone.tracking.Project;
import dev.overtone.tracking.Projects;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Projects that the reader sees, by name. */
@Component
@Order(5)
class ProjectDestinations implements Destinations {

    private final Projects projects;
    private final ChosenProject chosen;
    private final Figures figures;

    ProjectDestinations(Projects projects, ChosenProject chosen, Figures figures) {
        this.projects = projects;
        this.chosen = chosen;
        this.figures = figures;
    }

    @Override
    public String kind() {
        return "Projects";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        return projects.matching(chosen.visible(), Objects.requireNonNullElse(text, ""), most).stream()
                .map(this::destination)
                .toList();
    }

    private Destination destination(Project project) {
        return new Destination(
                "project-" + project.id(),
                project.name(),
                "made " + figures.time(project.createdAt()),
                "/projects/" + project.id());
    }
}
