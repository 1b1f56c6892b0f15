package dev.overtone.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tokens in the database. */
@Repository
@TeamOnly
class TokenRows {

    /** Being used is written no more often: programs ask many times a second. */
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    TokenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(UUID person, String name, byte[] hash, TokenScope scope, boolean service, Instant now, Instant until) {
        return jdbc.sql("""
                        insert into api_token (person_id, name, hash, scope, service, created_at, expires_at)
                        values (:person, :name, :hash, :scope, :service, :now, :until) returning id""")
                .param("person", person)
                .param("name", name)
                .param("hash", hash)
                .param("scope", scope.name())
                .param("service", service)
                .param("now", PersonRows.at(now))
                .param("until", PersonRows.at(until))
                .query(UUID.class)
                .single();
    }

    void limit(UUID token, UUID project) {
        jdbc.sql("insert into api_token_project (token_id, project_id) values (:token, :project)")
                .param("token", token)
                .param("project", project)
                .update();
    }

    /** The newest first. */
    List<ApiToken> of(UUID person) {
        Map<UUID, List<ApiToken.TokenProject>> projects = projects("person_id = :person", Map.of("person", person));
        return jdbc.sql("select * from api_token where person_id = :person order by id desc")
                .param("person", person)
                .query((row, _) -> token(row, projects))
                .list();
    }

    /** Those of services, whoever made them, the newest first. */
    List<ServiceToken> ofServices() {
        Map<UUID, List<ApiToken.TokenProject>> projects = projects("service", Map.of());
        return jdbc.sql("""
                        select api_token.*, person.name as maker from api_token
                        join person on person.id = person_id where service order by api_token.id desc""")
                .query((row, _) -> new ServiceToken(
                        token(row, projects), row.getObject("person_id", UUID.class), row.getString("maker")))
                .list();
    }

    /** @return false if it is not there, no service's, or revoked already */
    boolean revokeOfService(UUID token, Instant now) {
        return jdbc.sql("update api_token set revoked_at = :now where id = :token and service and revoked_at is null")
                        .param("now", PersonRows.at(now))
                        .param("token", token)
                        .update()
                == 1;
    }

    /** @return false if it is not there, not the person's, or revoked already */
    boolean revoke(UUID token, UUID person, Instant now) {
        return jdbc.sql("""
                        update api_token set revoked_at = :now
                        where id = :token and person_id = :person and revoked_at is null""")
                        .param("now", PersonRows.at(now))
                        .param("token", token)
                        .param("person", person)
                        .update()
                == 1;
    }

    boolean isGood(UUID token, Instant now) {
        return jdbc.sql("""
                        select exists (select from api_token
                            where id = :token and revoked_at is null and expires_at > :now)""")
                .param("token", token)
                .param("now", PersonRows.at(now))
                .query(Boolean.class)
                .single();
    }

    /** Who makes a request with this secret, if it is good for anything. */
    Optional<Recognised> recognise(byte[] hash, Instant now) {
        return jdbc.sql("""
                        select token.id, token.name, token.scope, token.service, token.last_used_at,
                            person.id as person_id, person.name as person_name, person.platform_admin, person.stamp,
                            array(select project_id from api_token_project where token_id = token.id) as projects
                        from api_token token join person on person.id = token.person_id
                        where token.hash = :hash and token.revoked_at is null and token.expires_at > :now
                            and (person.disabled_at is null or token.service)""")
                .param("hash", hash)
                .param("now", PersonRows.at(now))
                .query((row, _) -> {
                    noteUse(row, now);
                    return recognised(row);
                })
                .optional();
    }

    private void noteUse(ResultSet row, Instant now) throws SQLException {
        Optional<Instant> last = PersonRows.instant(row, "last_used_at");
        if (last.isEmpty() || last.get().plus(SELDOM).isBefore(now)) {
            jdbc.sql("update api_token set last_used_at = :now where id = :id")
                    .param("now", PersonRows.at(now))
                    .param("id", row.getObject("id", UUID.class))
                    .update();
        }
    }

    private static Recognised recognised(ResultSet row) throws SQLException {
        var member = new Member(
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                null,
                row.getBoolean("platform_admin"),
                row.getInt("stamp"));
        return new Recognised(
                member,
                new TokenGrant(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        TokenScope.valueOf(row.getString("scope")),
                        row.getBoolean("service"),
                        Set.of((UUID[]) row.getArray("projects").getArray())));
    }

    private Map<UUID, List<ApiToken.TokenProject>> projects(String which, Map<String, ?> parameters) {
        var projects = new HashMap<UUID, List<ApiToken.TokenProject>>();
        jdbc.sql("""
                        select token_id, project.id, project.name from api_token_project
                        join api_token on api_token.id = token_id join project on project.id = project_id
                        where\s""" + which + " order by lower(project.name)")
                .params(parameters)
                .query(row -> {
                    projects.computeIfAbsent(row.getObject("token_id", UUID.class), _ -> new ArrayList<>())
                            .add(new ApiToken.TokenProject(row.getObject("id", UUID.class), row.getString("name")));
                });
        return projects;
    }

    private static ApiToken token(ResultSet row, Map<UUID, List<ApiToken.TokenProject>> projects) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new ApiToken(
                id,
                row.getString("name"),
                TokenScope.valueOf(row.getString("scope")),
                row.getBoolean("service"),
                projects.getOrDefault(id, List.of()),
                PersonRows.instant(row, "created_at").orElseThrow(),
                PersonRows.instant(row, "expires_at").orElseThrow(),
                PersonRows.instant(row, "last_used_at").orElse(null),
                PersonRows.instant(row, "revoked_at").orElse(null));
    }
}
