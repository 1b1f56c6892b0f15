package dev.overtone.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who people are at login providers, in the database. */
@Repository
@TeamOnly
class IdentityRows {

    private final JdbcClient jdbc;

    IdentityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> person(String issuer, String subject) {
        return jdbc.sql("select person_id from person_identity where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    /**
     * Who was invited under this address, disabled or not. Only {@code A} to {@code Z} are like their small letters:
     * mailboxes that differ by other letters, the Kelvin sign and k, belong to different people.
     */
    List<UUID> invitedAs(String email) {
        return jdbc.sql("""
                        select id from person
                        where lower(email collate "C") = lower(cast(:email as text) collate "C") and id <> :local""")
                .param("email", email)
                .param("local", Caller.LOCAL)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** @return false if either is bound already */
    boolean bind(UUID person, Identity identity) {
        return jdbc.sql("""
                        insert into person_identity (issuer, subject, person_id, email, bound_at)
                        values (:issuer, :subject, :person, :email, :at) on conflict do nothing""")
                        .param("issuer", identity.issuer())
                        .param("subject", identity.subject())
                        .param("person", person)
                        .param("email", identity.email())
                        .param("at", PersonRows.at(identity.boundAt()))
                        .update()
                == 1;
    }

    void release(UUID person, String issuer) {
        jdbc.sql("delete from person_identity where person_id = :person and issuer = :issuer")
                .param("person", person)
                .param("issuer", issuer)
                .update();
    }
}
