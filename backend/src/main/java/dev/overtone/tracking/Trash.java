package dev.overtone.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was thrown away: it stays for some weeks, can be brought back as long, and is gone for good after that. What went
 * with its experiment or project is told under that.
 */
public interface Trash {

    /** How many days things are kept. */
    int days();

    /**
     * What was thrown away last first.
     *
     * @throws InvalidEntry if the page token is not one of ours
     */
    Page page(Visible scope, int pageSize, @Nullable String pageToken);

    /** All that is there, with what went with something else. */
    Counts counts(Visible scope);

    /**
     * Takes away for good all that is there now.
     *
     * @param asker who asked for it, as people read it
     */
    Purge empty(Visible scope, String asker);

    /** What was taken away, the newest first. */
    List<Purge> purges(int most);

    /**
     * One thing that was thrown away.
     *
     * @param experiment name of the run's, or null
     * @param keptUntil when it will be taken away for good
     * @param runs how many went with it; 1 for a run
     */
    record Item(
            Kind kind,
            UUID id,
            String name,
            Project.Named project,
            @Nullable String experiment,
            Instant trashedAt,
            Instant keptUntil,
            int runs) {}

    /** What can be thrown away. */
    enum Kind {
        PROJECT,
        EXPERIMENT,
        RUN
    }

    /** One page. {@code nextPageToken} is null on the last. */
    record Page(List<Item> items, @Nullable String nextPageToken) {}

    /** How many rows of each kind lie there. */
    record Counts(int runs, int experiments, int projects) {

        public boolean isEmpty() {
            return runs + experiments + projects == 0;
        }
    }

    /**
     * What was taken away at once.
     *
     * @param asker who asked for it, or null where its time had come
     * @param bytes the sum of the rows' own sizes: what the disk gets back, and when, is for PostgreSQL's vacuum to say
     */
    record Purge(Instant purgedAt, @Nullable String asker, int runs, int experiments, int projects, long bytes) {}
}
