package dev.overtone.tracking;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What projects and experiments have in common: name, notes, archive and trash. */
enum Places {
    PROJECT("project", "Another project"),
    EXPERIMENT("experiment", "Another experiment of the project");

    private final String table;
    private final String namesake;

    Places(String table, String namesake) {
        this.table = table;
        this.namesake = namesake;
    }

    /** The tables of what lies in it and goes where it goes. */
    private List<String> contents() {
        return switch (this) {
            case PROJECT -> List.of("experiment", "run");
            case EXPERIMENT -> List.of("run");
        };
    }

    /** What is true, as SQL, of those in use whose name holds {@code :text} or whose id begins so. */
    String matches() {
        return "%1$s.archived_at is null and %1$s.trashed_at is null and (strpos(lower(%1$s.name), lower(:text)) > 0 or starts_with(%1$s.id::text, lower(:text)))"
                .formatted(table);
    }

    /** False if there is none of this id, or it is in the trash. */
    boolean edit(JdbcClient jdbc, UUID id, PlaceEdit edit) {
        return jdbc.sql("update " + table + """
                         set name = coalesce(:name, name), notes = coalesce(:notes, notes),
                            archived_at = case cast(:archived as boolean)
                                when true then coalesce(archived_at, now()) when false then null else archived_at end
                        where id = :id and trashed_at is null""")
                        .param("id", id)
                        .param("name", edit.name())
                        .param("notes", edit.notes())
                        .param("archived", edit.archived())
                        .update()
                == 1;
    }

    /** Without what lies in it. False if there is none of this id, or it is there already. */
    boolean trash(JdbcClient jdbc, UUID id) {
        return jdbc.sql("update " + table + " set trashed_at = now() where id = :id and trashed_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** After it, with its time, by which they are known again. */
    void trashContents(JdbcClient jdbc, UUID id) {
        for (String content : contents()) {
            jdbc.sql("update %s set trashed_at = now() where %s_id = :id and trashed_at is null"
                            .formatted(content, table))
                    .param("id", id)
                    .update();
        }
    }

    /**
     * With exactly what went with it.
     *
     * @return false if it is not in the trash
     * @throws LedgerConflict if another one has its name now
     */
    boolean restore(JdbcClient jdbc, UUID id) {
        Instant trashed = trashedAt(jdbc, id);
        if (trashed == null) {
            return false;
        }
        try {
            jdbc.sql("update " + table + " set trashed_at = null where id = :id")
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new LedgerConflict(
                    LedgerConflict.Kind.NAME_TAKEN,
                    namesake + " has its name now; rename that one first, and this one comes back as it was.");
        }
        for (String content : contents()) {
            jdbc.sql("update %s set trashed_at = null where %s_id = :id and trashed_at = :trashed"
                            .formatted(content, table))
                    .param("id", id)
                    .param("trashed", Timestamp.from(trashed))
                    .update();
        }
        return true;
    }

    /** Whether it is there, and not in the trash; nobody changes that before this transaction has ended. */
    boolean hold(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select true from " + table + " where id = :id and trashed_at is null for share")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Since when it is in the trash, or null; nobody changes that before this transaction has ended. */
    @Nullable
    Instant trashedAt(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select trashed_at from " + table + " where id = :id and trashed_at is not null for update")
                .param("id", id)
                .query((row, _) -> row.getTimestamp("trashed_at"))
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
