package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.accounts.Role;
import dev.overtone.profiling.Profiler;
import dev.overtone.tracking.ExperimentEntry;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.PlaceEdit;
import dev.overtone.tracking.Trash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** One experiment, and what people change of it. */
@Controller
class ExperimentsController {

    private final Experiments experiments;
    private final Profiler profiler;
    private final Trash trash;
    private final Caller caller;
    private final ChosenProject chosen;
    private final Figures figures;

    ExperimentsController(
            Experiments experiments,
            Profiler profiler,
            Trash trash,
            Caller caller,
            ChosenProject chosen,
            Figures figures) {
        this.experiments = experiments;
        this.profiler = profiler;
        this.trash = trash;
        this.caller = caller;
        this.chosen = chosen;
        this.figures = figures;
    }

    @Requires(value = Right.VIEWER, of = Subject.EXPERIMENT)
    @GetMapping("/experiments/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(view(id));
    }

    @Requires(value = Right.EDITOR, of = Subject.EXPERIMENT)
    @PostMapping("/experiments/{id}")
    ModelAndView edit(@PathVariable UUID id, @ModelAttribute PlaceForm form) {
        var problems = new ArrayList<Problem>();
        UUID project = form.project() == null ? null : chosen.toWriteIn(form.project(), problems);
        if (!problems.isEmpty()) {
            return refused(view(id).refused(form, problems), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return PlaceRefused.doing(() -> require(experiments.edit(id, form.edit(), project), id))
                .map(why -> refused(view(id).refused(form, why.problems()), why.status()))
                .orElseGet(() -> to(id));
    }

    @Requires(value = Right.EDITOR, of = Subject.EXPERIMENT)
    @PostMapping("/experiments/{id}/archive")
    ModelAndView archive(@PathVariable UUID id, @RequestParam boolean archived) {
        require(experiments.edit(id, new PlaceEdit(null, null, archived), null), id);
        return to(id);
    }

    @Requires(value = Right.EDITOR, of = Subject.EXPERIMENT)
    @PostMapping("/experiments/{id}/trash")
    ModelAndView trash(@PathVariable UUID id) {
        return changing(id, () -> require(experiments.trash(id), id));
    }

    @Requires(value = Right.EDITOR, of = Subject.EXPERIMENT)
    @PostMapping("/experiments/{id}/restore")
    ModelAndView restore(@PathVariable UUID id) {
        return changing(id, () -> experiments.restore(id));
    }

    private ModelAndView changing(UUID id, Runnable change) {
        return PlaceRefused.doing(change)
                .map(why -> {
                    ExperimentPage page = view(id);
                    return refused(page.refused(page.form(), why.problems()), why.status());
                })
                .orElseGet(() -> to(id));
    }

    private ExperimentPage view(UUID id) {
        ExperimentEntry entry = experiments
                .find(chosen.visible(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no experiment " + id));
        UUID project = entry.experiment().project().id();
        return new ExperimentPage(
                entry,
                profiler.newestIn(project, id, ExperimentPage.NEWEST).stream()
                        .map(run -> RunRow.of(run, figures))
                        .toList(),
                chosen.writable(),
                keptUntil(entry.experiment().trashedAt()),
                caller.mayChange() && caller.may(Role.EDITOR, project),
                PlaceForm.of(entry.experiment()),
                List.of());
    }

    private @Nullable Instant keptUntil(@Nullable Instant trashedAt) {
        return trashedAt == null ? null : trashedAt.plus(Duration.ofDays(trash.days()));
    }

    private static void require(boolean done, UUID id) {
        if (!done) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no experiment " + id + " outside the trash");
        }
    }

    private static ModelAndView page(ExperimentPage page) {
        return new ModelAndView("projects/experiment").addObject("page", page);
    }

    private static ModelAndView refused(ExperimentPage page, HttpStatus status) {
        ModelAndView answer = page(page);
        answer.setStatus(status);
        return answer;
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:/experiments/" + id);
    }
}
