package dev.overtone.profiling;

import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.SeriesPlace;
import dev.overtone.tracking.TrackedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The queue as the holder of a device sees it. */
@Repository
class Turns {

    private final JdbcClient jdbc;
    private final RunTransitions transitions;

    Turns(JdbcClient jdbc, RunTransitions transitions) {
        this.jdbc = jdbc;
        this.transitions = transitions;
    }

    /**
     * Takes the oldest run that this device may take, and the rest of its series where they take turns. A holder that
     * was cut off learns of it a moment late: it takes nothing once the next one has raised the fence, and the next one
     * waits while it is taking. A device that was paused or is being drained takes nothing; whoever pauses it waits while
     * it is taking.
     */
    @Transactional
    List<TrackedRun> claim(Hold hold) {
        if (!mayTake(hold)) {
            return List.of();
        }
        Optional<TrackedRun> oldest = transitions.claim(hold);
        List<TrackedRun> claimed = new ArrayList<>(oldest.stream().toList());
        SeriesPlace place = oldest.map(TrackedRun::series).orElse(null);
        if (place != null && place.together()) {
            claimed.addAll(transitions.claimMates(hold, place.series()));
            claimed.sort(Comparator.comparingInt(Turns::position));
        }
        return claimed;
    }

    private static int position(TrackedRun run) {
        SeriesPlace place = run.series();
        return place == null ? 0 : place.position();
    }

    private boolean mayTake(Hold hold) {
        return jdbc.sql(
                        "select true from device where id = :device and fence = :fence and standing = 'TAKING' for share")
                .param("device", hold.device())
                .param("fence", hold.fence())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }
}
