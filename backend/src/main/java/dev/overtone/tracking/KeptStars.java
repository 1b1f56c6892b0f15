package dev.overtone.tracking;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stars in the database. */
@Service
@Transactional
class KeptStars implements Stars {

    private final JdbcClient jdbc;

    KeptStars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int add(UUID person, Visible scope, Collection<UUID> runs) {
        return jdbc.sql("""
                        insert into star (person_id, run_id)
                        select :person, id from run
                        where id = any(cast(:runs as uuid[])) and trashed_at is null
                          and (cast(:projects as uuid[]) is null or project_id = any(cast(:projects as uuid[])))
                        on conflict do nothing""")
                .param("person", person)
                .param("runs", array(runs))
                .param("projects", scope.array())
                .update();
    }

    @Override
    public int remove(UUID person, Collection<UUID> runs) {
        return jdbc.sql("delete from star where person_id = :person and run_id = any(cast(:runs as uuid[]))")
                .param("person", person)
                .param("runs", array(runs))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> among(UUID person, Collection<UUID> runs) {
        return new HashSet<>(
                jdbc.sql("select run_id from star where person_id = :person and run_id = any(cast(:runs as uuid[]))")
                        .param("person", person)
                        .param("runs", array(runs))
                        .query((row, _) -> row.getObject("run_id", UUID.class))
                        .list());
    }

    private static String[] array(Collection<UUID> runs) {
        return runs.stream().map(UUID::toString).toArray(String[]::new);
    }
}
