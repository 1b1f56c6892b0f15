package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Role;
import dev.overtone.table.RunTable;
import dev.overtone.tracking.ExperimentEntry;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.Projects;
import dev.overtone.tracking.Visible;
import dev.overtone.web.RunsAround.Experiment;
import dev.overtone.web.RunsAround.Place;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Reads what stands around the table of runs. */
@Component
class RunsSurroundings {

    private final RunTable table;
    private final Projects projects;
    private final Experiments experiments;
    private final RunsViewList views;
    private final Caller caller;

    RunsSurroundings(RunTable table, Projects projects, Experiments experiments, RunsViewList views, Caller caller) {
        this.table = table;
        this.projects = projects;
        this.experiments = experiments;
        this.views = views;
        this.caller = caller;
    }

    RunsAround of(RunsPage page) {
        Visible visible = new Visible(caller.visibleProjects());
        List<RunsColumn> columns = page.heads().stream().map(RunsHead::column).toList();
        String server = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new RunsAround(
                RunsPicker.of(table.columns(visible), columns, page.address()),
                places(visible),
                views.of(page.address(), server),
                RunsExports.of(page.address()),
                RunsCurl.of(
                        server,
                        page.meant(),
                        columns.stream().map(RunsColumn::name).toList(),
                        page.address().sort(),
                        page.address().group()));
    }

    /** Whether there is a project whose runs the caller may change. */
    boolean mayEdit() {
        return caller.maySomewhere(Role.EDITOR);
    }

    List<Place> places(Visible visible) {
        Map<UUID, List<ExperimentEntry>> inProject = experiments.list(visible, null, false).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.experiment().project().id()));
        return projects.list(visible, false).stream()
                .map(entry -> entry.project())
                .filter(project -> caller.may(Role.EDITOR, project.id()))
                .map(project -> new Place(
                        project.id(),
                        project.name(),
                        inProject.getOrDefault(project.id(), List.of()).stream()
                                .map(entry -> new Experiment(
                                        entry.experiment().id(),
                                        entry.experiment().name()))
                                .toList()))
                .toList();
    }
}
