package dev.overtone.accounts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is in which project, in the database. */
@Repository
@TeamOnly
class MembershipRows {

    private final JdbcClient jdbc;

    MembershipRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Role> of(UUID person) {
        var roles = new HashMap<UUID, Role>();
        jdbc.sql("select project_id, role from membership where person_id = :person")
                .param("person", person)
                .query(row -> {
                    roles.put(row.getObject("project_id", UUID.class), Role.valueOf(row.getString("role")));
                });
        return roles;
    }

    /** By name. */
    List<ProjectMember> in(UUID project) {
        return jdbc.sql("""
                        select person.id, person.name, role, since, disabled_at from membership
                        join person on person.id = person_id
                        where project_id = :project order by lower(person.name)""")
                .param("project", project)
                .query((row, _) -> new ProjectMember(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        PersonRows.instant(row, "since").orElseThrow(),
                        row.getObject("disabled_at") != null))
                .list();
    }

    void put(UUID project, UUID person, Role role, Instant now) {
        jdbc.sql("""
                        insert into membership (project_id, person_id, role, since) values (:project, :person, :role, :now)
                        on conflict (project_id, person_id) do update set role = excluded.role""")
                .param("project", project)
                .param("person", person)
                .param("role", role.name())
                .param("now", PersonRows.at(now))
                .update();
    }

    void remove(UUID project, UUID person) {
        jdbc.sql("delete from membership where project_id = :project and person_id = :person")
                .param("project", project)
                .param("person", person)
                .update();
    }

    /** Stays so until the transaction ends. */
    List<UUID> admins(UUID project) {
        return jdbc.sql("""
                        select person_id from membership where project_id = :project and role = 'ADMIN'
                        order by person_id for update""")
                .param("project", project)
                .query((row, _) -> row.getObject("person_id", UUID.class))
                .list();
    }

    Optional<String> projectName(UUID project) {
        return jdbc.sql("select name from project where id = :project")
                .param("project", project)
                .query(String.class)
                .optional();
    }

    /** All that are not in the trash, by name. */
    List<ApiToken.TokenProject> projects() {
        return jdbc.sql("select id, name from project where trashed_at is null order by lower(name)")
                .query((row, _) -> new ApiToken.TokenProject(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }
}
