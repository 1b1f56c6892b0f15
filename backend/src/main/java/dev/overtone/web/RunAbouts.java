package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Role;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.Stars;
import dev.overtone.tracking.TrackedRun;
import dev.overtone.tracking.Trash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the page of a run shows beside what was measured. */
@Component
class RunAbouts {

    private final Experiments experiments;
    private final Stars stars;
    private final Trash trash;
    private final Caller caller;
    private final ChosenProject chosen;

    RunAbouts(Experiments experiments, Stars stars, Trash trash, Caller caller, ChosenProject chosen) {
        this.experiments = experiments;
        this.stars = stars;
        this.trash = trash;
        this.caller = caller;
        this.chosen = chosen;
    }

    RunAbout of(TrackedRun run) {
        Instant trashed = run.remarks().trashedAt();
        UUID project = run.project().id();
        return new RunAbout(
                run,
                !stars.among(caller.person(), List.of(run.id())).isEmpty(),
                caller.mayChange() && caller.may(Role.EDITOR, project),
                trashed == null ? null : trashed.plus(Duration.ofDays(trash.days())),
                chosen.writable(),
                experiments.list(chosen.visible(), project, true).stream()
                        .map(entry -> entry.experiment().name())
                        .toList(),
                RunAboutForm.of(run),
                List.of());
    }
}
