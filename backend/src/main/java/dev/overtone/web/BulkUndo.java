package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Role;
import dev.overtone.tracking.Reversal;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunEdits;
import dev.overtone.tracking.Stars;
import dev.overtone.tracking.Visible;
import dev.overtone.web.BulkAction.Destined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes back what was done to many runs: for those that it changed, and for each to what it was. */
@Component
class BulkUndo {

    private final RunEdits edits;
    private final Stars stars;
    private final Caller caller;

    BulkUndo(RunEdits edits, Stars stars, Caller caller) {
        this.edits = edits;
        this.stars = stars;
        this.caller = caller;
    }

    /** Asked before the runs are changed. */
    List<UndoStep> of(Visible visible, List<UUID> runs, RunChange change) {
        return edits.reversals(visible, runs, change).stream().map(UndoStep::of).toList();
    }

    /** Asked before they get a star, or lose it. */
    List<UndoStep> ofStars(List<UUID> runs, boolean added) {
        var starred = stars.among(caller.person(), runs);
        List<UUID> changed =
                runs.stream().filter(run -> starred.contains(run) != added).toList();
        return changed.isEmpty()
                ? List.of()
                : List.of(new UndoStep(added ? BulkAction.UNSTAR : BulkAction.STAR, "", changed));
    }

    /** All of the steps or none. @return how many runs they changed */
    int takeBack(Visible visible, List<UndoStep> steps) {
        var reversals = new ArrayList<Reversal>();
        for (UndoStep step : steps) {
            Optional<Reversal> reversal = step.reversal();
            reversal.ifPresent(reversals::add);
            Destined destination = step.destination();
            if (destination != null) {
                caller.require(Role.EDITOR, destination.project());
            }
        }
        edits.projectsOf(
                        visible,
                        reversals.stream().flatMap(one -> one.runs().stream()).toList())
                .forEach(project -> caller.require(Role.EDITOR, project));
        int taken = edits.takeBack(visible, reversals);
        for (UndoStep step : steps) {
            if (step.action() == BulkAction.STAR) {
                taken += stars.add(caller.person(), visible, step.runs());
            } else if (step.action() == BulkAction.UNSTAR) {
                taken += stars.remove(caller.person(), step.runs());
            }
        }
        return taken;
    }
}
