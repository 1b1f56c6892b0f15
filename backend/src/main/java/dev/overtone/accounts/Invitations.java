package dev.overtone.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links by which people choose a password: there is no mail server, so whoever invites hands the link on. */
@Repository
@TeamOnly
class Invitations {

    static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The secret of a new link, the person's only one: what was made before is good no more. */
    Invited invite(UUID person) {
        String secret = Secrets.next();
        Instant until = clock.instant().plus(GOOD_FOR);
        jdbc.sql("""
                        insert into invitation (person_id, hash, expires_at) values (:person, :hash, :until)
                        on conflict (person_id) do update set hash = excluded.hash, expires_at = excluded.expires_at""")
                .param("person", person)
                .param("hash", Secrets.hash(secret))
                .param("until", PersonRows.at(until))
                .update();
        return new Invited(person, secret, until);
    }

    /** Whose link this is, while it is good. */
    Optional<UUID> invited(String secret) {
        return jdbc.sql("""
                        select person_id from invitation join person on person.id = person_id
                        where hash = :hash and expires_at > :now and disabled_at is null""")
                .param("hash", Secrets.hash(secret))
                .param("now", PersonRows.at(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Uses the link up; empty if it is not good, or somebody was faster. */
    Optional<UUID> use(String secret) {
        return jdbc.sql("""
                        delete from invitation using person where person.id = person_id
                        and hash = :hash and expires_at > :now and disabled_at is null returning person_id""")
                .param("hash", Secrets.hash(secret))
                .param("now", PersonRows.at(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    void withdraw(UUID person) {
        jdbc.sql("delete from invitation where person_id = :person")
                .param("person", person)
                .update();
    }
}
