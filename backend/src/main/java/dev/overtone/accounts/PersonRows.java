package dev.overtone.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People in the database. */
@Repository
@TeamOnly
class PersonRows {

    private static final String PEOPLE = """
            select person.*, invitation.expires_at as invited_until,
                identity.issuer, identity.subject, identity.email as identity_email, identity.bound_at
            from person
            left join invitation on invitation.person_id = person.id
            left join person_identity identity on identity.person_id = person.id and identity.issuer = :issuer
            where person.id <> :local""";

    private static final String MEMBER =
            "select id, name, password, platform_admin, stamp from person where id <> :local"
                    + " and disabled_at is null";

    private final JdbcClient jdbc;
    private final OidcSettings oidc;

    PersonRows(JdbcClient jdbc, OidcSettings oidc) {
        this.jdbc = jdbc;
        this.oidc = oidc;
    }

    List<Person> all() {
        return people(" order by lower(person.name)")
                .query((row, _) -> person(row))
                .list();
    }

    Optional<Person> find(UUID id) {
        return people(" and person.id = :id")
                .param("id", id)
                .query((row, _) -> person(row))
                .optional();
    }

    Optional<Person> named(String name) {
        return people(" and lower(person.name) = lower(:name)")
                .param("name", name)
                .query((row, _) -> person(row))
                .optional();
    }

    private JdbcClient.StatementSpec people(String which) {
        return jdbc.sql(PEOPLE + which)
                .param("local", Caller.LOCAL)
                .param("issuer", oidc.issuerOrNull(), Types.VARCHAR);
    }

    /** Who may log in; nobody who is disabled. */
    Optional<Member> member(UUID id) {
        return member("id = :id", "id", id);
    }

    Optional<Member> memberNamed(String name) {
        return member("lower(name) = lower(:name)", "name", name);
    }

    private Optional<Member> member(String which, String parameter, Object value) {
        return jdbc.sql(MEMBER + " and " + which)
                .param("local", Caller.LOCAL)
                .param(parameter, value)
                .query((row, _) -> member(row))
                .optional();
    }

    /** Empty if the name is taken. */
    Optional<UUID> add(String name, @Nullable String email, boolean keepsServer, Instant now) {
        return jdbc.sql("""
                        insert into person (name, email, platform_admin, created_at)
                        values (:name, :email, :admin, :now) on conflict (lower(name)) do nothing returning id""")
                .param("name", name)
                .param("email", email)
                .param("admin", keepsServer)
                .param("now", at(now))
                .query(UUID.class)
                .optional();
    }

    /** Ends every login that was made before. */
    void password(UUID id, String encoded) {
        jdbc.sql("update person set password = :password, stamp = stamp + 1 where id = :id")
                .param("password", encoded)
                .param("id", id)
                .update();
    }

    void keepsServer(UUID id, boolean keepsServer) {
        jdbc.sql("update person set platform_admin = :admin where id = :id")
                .param("admin", keepsServer)
                .param("id", id)
                .update();
    }

    /** Ends every login. */
    void disabled(UUID id, @Nullable Instant since) {
        jdbc.sql("update person set disabled_at = :since, stamp = stamp + 1 where id = :id")
                .param("since", since == null ? null : at(since), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    void endLogins(UUID id) {
        jdbc.sql("update person set stamp = stamp + 1 where id = :id")
                .param("id", id)
                .update();
    }

    void email(UUID id, @Nullable String email) {
        jdbc.sql("update person set email = :email where id = :id")
                .param("email", email, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void loggedIn(UUID id, Instant now) {
        jdbc.sql("update person set last_login_at = :now where id = :id")
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    /** Of those who can log in, one way or another; what is counted stays so until the transaction ends. */
    List<UUID> admins() {
        return jdbc.sql("""
                        select id from person where platform_admin and disabled_at is null
                        and (password is not null or exists (select from person_identity identity
                            where identity.person_id = person.id and identity.issuer = :issuer))
                        order by id for update""")
                .param("issuer", oidc.issuerOrNull(), Types.VARCHAR)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("platform_admin"),
                row.getString("password") != null,
                identity(row),
                instant(row, "created_at").orElseThrow(),
                instant(row, "last_login_at").orElse(null),
                instant(row, "disabled_at").orElse(null),
                instant(row, "invited_until").orElse(null));
    }

    private static @Nullable Identity identity(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        return issuer == null
                ? null
                : new Identity(
                        issuer,
                        row.getString("subject"),
                        row.getString("identity_email"),
                        instant(row, "bound_at").orElseThrow());
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("password"),
                row.getBoolean("platform_admin"),
                row.getInt("stamp"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
