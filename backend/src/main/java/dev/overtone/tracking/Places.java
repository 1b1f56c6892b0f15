package dev.overtone.tracking;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What projects and experiments have in common: name, notes, archive and trash. */
enum Places {
    PROJECT("project"),
    EXPERIMENT("experiment");

    private final String table;

    Places(String table) {
        this.table = table;
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

    boolean trash(JdbcClient jdbc, UUID id) {
        return jdbc.sql("update " + table + " set trashed_at = now() where id = :id and trashed_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    void restore(JdbcClient jdbc, UUID id) {
        jdbc.sql("update " + table + " set trashed_at = null where id = :id")
                .param("id", id)
                .update();
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
