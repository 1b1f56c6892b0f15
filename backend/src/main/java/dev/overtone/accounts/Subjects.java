package dev.overtone.accounts;

import dev.overtone.accounts.Requires.Subject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which project something lies. */
@Repository
@ConditionalOnWebApplication
class Subjects {

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param project null for what all projects share */
    record Place(@Nullable UUID project) {}

    /** Empty if there is no such thing. */
    Optional<Place> placeOf(Subject subject, UUID id) {
        return jdbc.sql(query(subject))
                .param("id", id)
                .query((row, _) -> new Place(row.getObject("project_id", UUID.class)))
                .optional();
    }

    private static String query(Subject subject) {
        return switch (subject) {
            case PROJECT -> "select id as project_id from project where id = :id";
            case EXPERIMENT -> "select project_id from experiment where id = :id";
            case RUN -> "select project_id from run where id = :id";
            case SERIES -> "select project_id from series where id = :id";
            case SEARCH -> "select project_id from search where id = :id";
            case METRIC ->
                "select run.project_id from metric left join run on run.id = metric.run_id where metric.id = :id";
            case NOTHING -> throw new IllegalArgumentException("Nothing lies in no project.");
        };
    }
}
