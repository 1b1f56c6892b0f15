package dev.overtone.web;

import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.LedgerConflict;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Why something could not be done to a project, an experiment or a run, told on its page. */
record PlaceRefused(HttpStatus status, List<Problem> problems) {

    /** Does it, or says why not. */
    static Optional<PlaceRefused> doing(Runnable change) {
        try {
            change.run();
            return Optional.empty();
        } catch (InvalidEntry e) {
            return Optional.of(new PlaceRefused(HttpStatus.UNPROCESSABLE_CONTENT, Problem.of(e.violations())));
        } catch (LedgerConflict e) {
            String field = e.kind() == LedgerConflict.Kind.NAME_TAKEN ? "name" : "";
            return Optional.of(new PlaceRefused(
                    HttpStatus.CONFLICT, List.of(new Problem(field, "", String.valueOf(e.getMessage())))));
        }
    }
}
