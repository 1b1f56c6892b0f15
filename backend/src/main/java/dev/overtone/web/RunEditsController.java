package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunEdits;
import dev.overtone.tracking.Stars;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people change of a run on its page; each answers with that page. */
@Controller
class RunEditsController {

    private final RunController pages;
    private final RunEdits edits;
    private final Experiments experiments;
    private final Stars stars;
    private final Caller caller;
    private final ChosenProject chosen;

    RunEditsController(
            RunController pages,
            RunEdits edits,
            Experiments experiments,
            Stars stars,
            Caller caller,
            ChosenProject chosen) {
        this.pages = pages;
        this.edits = edits;
        this.experiments = experiments;
        this.stars = stars;
        this.caller = caller;
        this.chosen = chosen;
    }

    /** Title and notes. */
    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/about")
    String say(@PathVariable UUID id, @ModelAttribute RunAboutForm form, Model model, HttpServletResponse response) {
        return changing(
                id, form, model, response, new RunChange.Rename(form.title()), new RunChange.Note(form.notesOrBlank()));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/tags")
    String addTags(
            @PathVariable UUID id, @ModelAttribute RunAboutForm form, Model model, HttpServletResponse response) {
        return changing(id, form, model, response, new RunChange.AddTags(form.tagList()));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/tags/remove")
    String removeTag(@PathVariable UUID id, @RequestParam String tag, Model model, HttpServletResponse response) {
        return changing(id, null, model, response, new RunChange.RemoveTags(List.of(tag)));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/move")
    String move(@PathVariable UUID id, @ModelAttribute RunAboutForm form, Model model, HttpServletResponse response) {
        var problems = new ArrayList<Problem>();
        UUID project = chosen.toWriteIn(form.project(), problems);
        if (project == null) {
            return refused(id, form, model, response, new PlaceRefused(HttpStatus.UNPROCESSABLE_CONTENT, problems));
        }
        String name = form.experimentOrNull();
        return PlaceRefused.doing(() -> edits.apply(
                        chosen.visible(), List.of(id), new RunChange.Move(project, experiment(project, name))))
                .map(why -> refused(id, form, model, response, why))
                .orElseGet(() -> to(id));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/pin")
    String pin(@PathVariable UUID id, @RequestParam boolean pinned, Model model, HttpServletResponse response) {
        return changing(id, null, model, response, new RunChange.Pin(pinned));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/archive")
    String archive(@PathVariable UUID id, @RequestParam boolean archived, Model model, HttpServletResponse response) {
        return changing(id, null, model, response, new RunChange.Archive(archived));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/trash")
    String trash(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return changing(id, null, model, response, new RunChange.Trash());
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/restore")
    String restore(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return changing(id, null, model, response, new RunChange.Restore());
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @PostMapping("/runs/{id}/star")
    String star(@PathVariable UUID id, @RequestParam boolean starred) {
        if (starred) {
            stars.add(caller.person(), chosen.visible(), List.of(id));
        } else {
            stars.remove(caller.person(), List.of(id));
        }
        return to(id);
    }

    private @Nullable UUID experiment(UUID project, @Nullable String name) {
        return name == null
                ? null
                : experiments
                        .named(project, name)
                        .map(Experiment::id)
                        .orElseGet(() -> experiments.create(project, name, "").id());
    }

    private String changing(
            UUID id, @Nullable RunAboutForm form, Model model, HttpServletResponse response, RunChange... changes) {
        return PlaceRefused.doing(() -> edits.applyAll(chosen.visible(), List.of(id), List.of(changes)))
                .map(why -> refused(id, form, model, response, why))
                .orElseGet(() -> to(id));
    }

    private String refused(
            UUID id, @Nullable RunAboutForm form, Model model, HttpServletResponse response, PlaceRefused why) {
        response.setStatus(why.status().value());
        String page = pages.show(id, model);
        if (model.getAttribute("about") instanceof RunAbout about) {
            model.addAttribute("about", about.refused(form == null ? about.form() : form, why.problems()));
        }
        return page;
    }

    private static String to(UUID id) {
        return "redirect:/runs/" + id;
    }
}
