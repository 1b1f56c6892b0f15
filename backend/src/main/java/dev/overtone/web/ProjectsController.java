package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.accounts.Role;
import dev.overtone.profiling.Profiler;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.PlaceEdit;
import dev.overtone.tracking.ProjectEntry;
import dev.overtone.tracking.Projects;
import dev.overtone.tracking.Trash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Projects: all of them, each with what lies in it, and what people change of them. */
@Controller
class ProjectsController {

    private final Projects projects;
    private final Experiments experiments;
    private final Profiler profiler;
    private final Trash trash;
    private final Caller caller;
    private final ChosenProject chosen;
    private final Figures figures;

    ProjectsController(
            Projects projects,
            Experiments experiments,
            Profiler profiler,
            Trash trash,
            Caller caller,
            ChosenProject chosen,
            Figures figures) {
        this.projects = projects;
        this.experiments = experiments;
        this.profiler = profiler;
        this.trash = trash;
        this.caller = caller;
        this.chosen = chosen;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/projects")
    ModelAndView list(@RequestParam(defaultValue = "false") boolean archived) {
        return list(archived, PlaceForm.BLANK, List.of());
    }

    @Requires(Right.PROJECT_CREATOR)
    @PostMapping("/projects")
    ModelAndView create(@ModelAttribute PlaceForm form) {
        var made = new UUID[1];
        Optional<PlaceRefused> refused = PlaceRefused.doing(() -> made[0] = caller.founding(
                () -> projects.create(form.nameOrBlank(), form.notesOrBlank()).id()));
        return refused.map(why -> with(list(false, form, why.problems()), why.status()))
                .orElseGet(() -> to(made[0]));
    }

    @Requires(value = Right.VIEWER, of = Subject.PROJECT)
    @GetMapping("/projects/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(view(id));
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PostMapping("/projects/{id}")
    ModelAndView edit(@PathVariable UUID id, @ModelAttribute PlaceForm form) {
        return PlaceRefused.doing(() -> require(projects.edit(id, form.edit()), id))
                .map(why -> with(page(view(id).refused(form, why.problems())), why.status()))
                .orElseGet(() -> to(id));
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PostMapping("/projects/{id}/archive")
    ModelAndView archive(@PathVariable UUID id, @RequestParam boolean archived) {
        require(projects.edit(id, new PlaceEdit(null, null, archived)), id);
        return to(id);
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PostMapping("/projects/{id}/trash")
    ModelAndView trash(@PathVariable UUID id) {
        return changing(id, () -> require(projects.trash(id), id));
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PostMapping("/projects/{id}/restore")
    ModelAndView restore(@PathVariable UUID id) {
        return changing(id, () -> projects.restore(id));
    }

    @Requires(value = Right.EDITOR, of = Subject.PROJECT)
    @PostMapping("/projects/{id}/experiments")
    ModelAndView createExperiment(@PathVariable UUID id, @ModelAttribute PlaceForm form) {
        var made = new UUID[1];
        return PlaceRefused.doing(() -> made[0] = experiments
                        .create(id, form.nameOrBlank(), form.notesOrBlank())
                        .id())
                .map(why -> with(page(view(id).refusedExperiment(form, why.problems())), why.status()))
                .orElseGet(() -> new ModelAndView("redirect:/experiments/" + made[0]));
    }

    private ModelAndView changing(UUID id, Runnable change) {
        return PlaceRefused.doing(change)
                .map(why -> {
                    ProjectPage page = view(id);
                    return with(page(page.refused(page.form(), why.problems())), why.status());
                })
                .orElseGet(() -> to(id));
    }

    private ModelAndView list(boolean archived, PlaceForm form, List<Problem> problems) {
        return new ModelAndView("projects/list")
                .addObject(
                        "page",
                        new ProjectsPage(
                                projects.list(chosen.visible(), archived),
                                archived,
                                caller.mayCreateProjects(),
                                form,
                                problems));
    }

    private ProjectPage view(UUID id) {
        ProjectEntry entry = projects.find(chosen.visible(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no project " + id));
        return new ProjectPage(
                entry,
                experiments.list(chosen.visible(), id, true),
                profiler.newestIn(id, null, ProjectPage.NEWEST).stream()
                        .map(run -> RunRow.of(run, figures))
                        .toList(),
                profiler.fastestIn(id).stream()
                        .map(run -> FastestRow.of(run, figures))
                        .toList(),
                keptUntil(entry.project().trashedAt()),
                caller.mayChange() && caller.may(Role.EDITOR, id),
                caller.mayChange() && caller.may(Role.ADMIN, id),
                PlaceForm.of(entry.project()),
                PlaceForm.BLANK,
                List.of());
    }

    private @Nullable Instant keptUntil(@Nullable Instant trashedAt) {
        return trashedAt == null ? null : trashedAt.plus(Duration.ofDays(trash.days()));
    }

    private static void require(boolean done, UUID id) {
        if (!done) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no project " + id + " outside the trash");
        }
    }

    private static ModelAndView page(ProjectPage page) {
        return new ModelAndView("projects/project").addObject("page", page);
    }

    private static ModelAndView with(ModelAndView answer, HttpStatus status) {
        answer.setStatus(status);
        return answer;
    }

    private static ModelAndView to(@Nullable UUID id) {
        return new ModelAndView("redirect:/projects/" + id);
    }
}
