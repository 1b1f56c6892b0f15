package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Role;
import dev.overtone.architecture.Violation;
import dev.overtone.filter.FilterError;
import dev.overtone.table.RunTable;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.LedgerConflict;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunEdits;
import dev.overtone.tracking.Stars;
import dev.overtone.tracking.Visible;
import dev.overtone.web.BulkAction.Destined;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done to marked runs, or to all that a filter matches at that moment; then the table again, with what became of it. */
@Controller
class RunsBulkController {

    static final int MOST = 10_000;

    private static final int MOST_COMPARED = 20;

    private final RunTable table;
    private final RunsTables tables;
    private final RunEdits edits;
    private final Stars stars;
    private final Caller caller;
    private final BulkUndo undo;

    RunsBulkController(RunTable table, RunsTables tables, RunEdits edits, Stars stars, Caller caller, BulkUndo undo) {
        this.table = table;
        this.tables = tables;
        this.edits = edits;
        this.stars = stars;
        this.caller = caller;
        this.undo = undo;
    }

    @Requires(Right.LOGIN)
    @PostMapping("/runs/bulk")
    String change(@ModelAttribute BulkForm form, RedirectAttributes flash) {
        List<UndoStep> steps = form.undoSteps();
        Optional<BulkAction> action = BulkAction.of(form.actionNotation());
        if (action.isEmpty() && steps.isEmpty()) {
            return back(form, flash, RunsOutcome.of("Nothing was done: say what."));
        }
        try {
            if (!steps.isEmpty()) {
                return back(form, flash, takenBack(steps));
            }
            List<UUID> runs = runs(form);
            if (runs.isEmpty()) {
                return back(form, flash, RunsOutcome.of("No run is marked."));
            }
            if (runs.size() > MOST) {
                return back(form, flash, RunsOutcome.of("At most 10,000 runs at once: let the filter match fewer."));
            }
            return action.get() == BulkAction.COMPARE
                    ? compare(form, runs, flash)
                    : back(form, flash, apply(action.get(), runs, form));
        } catch (FilterError e) {
            return back(form, flash, RunsOutcome.of("Nothing was done. " + e.sentence()));
        } catch (InvalidEntry e) {
            String why = e.violations().stream().map(Violation::message).collect(Collectors.joining(" "));
            return back(form, flash, RunsOutcome.of("Nothing was changed. " + why));
        } catch (LedgerConflict e) {
            return back(form, flash, RunsOutcome.of("Nothing was changed. " + e.getMessage()));
        }
    }

    private List<UUID> runs(BulkForm form) {
        return form.everything()
                ? table.ids(tables.query(tables.meant(form.address().withFilter(form.filter()))), MOST + 1)
                : form.runs();
    }

    private String compare(BulkForm form, List<UUID> runs, RedirectAttributes flash) {
        if (runs.size() < 2 || runs.size() > MOST_COMPARED) {
            String sentence = "2 to " + MOST_COMPARED + " runs are compared; " + BulkAction.runs(runs.size()) + " "
                    + (runs.size() == 1 ? "is" : "are") + " marked.";
            return back(form, flash, RunsOutcome.of(sentence));
        }
        return "redirect:/runs/compare?runs="
                + runs.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private RunsOutcome apply(BulkAction action, List<UUID> runs, BulkForm form) {
        Visible visible = tables.visible();
        if (action == BulkAction.STAR || action == BulkAction.UNSTAR) {
            return star(visible, runs, action == BulkAction.STAR);
        }
        edits.projectsOf(visible, runs).forEach(project -> caller.require(Role.EDITOR, project));
        Optional<Destined> to = Destined.of(form.destination());
        to.ifPresent(destined -> caller.require(Role.EDITOR, destined.project()));
        Optional<RunChange> change = action.change(form.tagList(), to.orElse(null));
        String missing = missing(action, form, to.orElse(null));
        if (missing != null || change.isEmpty()) {
            return RunsOutcome.of(missing == null ? "Nothing was done." : missing);
        }
        List<UndoStep> back = undo.of(visible, runs, change.get());
        int changed = edits.apply(visible, runs, change.get());
        return RunsOutcome.of(action.sentence(changed, runs.size()), back);
    }

    private RunsOutcome takenBack(List<UndoStep> steps) {
        int taken = undo.takeBack(tables.visible(), steps);
        BulkAction first = steps.getFirst().action();
        int asked = steps.stream().mapToInt(step -> step.runs().size()).sum();
        return RunsOutcome.of(
                steps.stream().allMatch(step -> step.action() == first)
                        ? first.sentence(taken, asked)
                        : "Taken back for " + BulkAction.runs(taken) + ".");
    }

    private RunsOutcome star(Visible visible, List<UUID> runs, boolean add) {
        List<UndoStep> back = undo.ofStars(runs, add);
        int changed = add ? stars.add(caller.person(), visible, runs) : stars.remove(caller.person(), runs);
        BulkAction action = add ? BulkAction.STAR : BulkAction.UNSTAR;
        return RunsOutcome.of(action.sentence(changed, runs.size()), back);
    }

    private static @Nullable String missing(BulkAction action, BulkForm form, @Nullable Destined to) {
        return switch (action) {
            case TAG, UNTAG -> form.tagList().isEmpty() ? "Nothing was changed: name a tag." : null;
            case MOVE -> to == null ? "Nothing was moved: say where to." : null;
            default -> null;
        };
    }

    private static String back(BulkForm form, RedirectAttributes flash, RunsOutcome outcome) {
        flash.addFlashAttribute(RunsOutcome.NAME, outcome);
        return "redirect:" + form.address().text();
    }
}
