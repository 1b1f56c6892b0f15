package dev.overtone.accounts;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of the accounts at the team's login provider that people are bound to. */
@Service
@TeamOnly
@Transactional
public class Identities {

    private final IdentityRows rows;
    private final PersonRows persons;
    private final People people;
    private final Audit audit;

    Identities(IdentityRows rows, PersonRows persons, People people, Audit audit) {
        this.rows = rows;
        this.persons = persons;
        this.people = people;
        this.audit = audit;
    }

    /**
     * The person's own; ends every login.
     *
     * @throws InvalidAccount if there is no password to come back with
     */
    public void releaseOwn(UUID id) {
        Person person = people.find(id);
        if (!person.hasPassword()) {
            throw InvalidAccount.of(
                    "identity",
                    "the only way in",
                    "a password first",
                    "Choose a password first, or nobody lets you in.");
        }
        release(person);
    }

    /**
     * Somebody's; ends every login. The next one is bound by the address again.
     *
     * @throws LastAdmin if nobody else could take care of the server
     */
    public void release(UUID id) {
        Person person = people.find(id);
        if (!person.hasPassword()) {
            people.refuseIfLast(person);
        }
        release(person);
    }

    private void release(Person person) {
        Identity identity = person.identity();
        if (identity == null) {
            throw new UnknownAccount(person.name() + " is bound to no account of a login provider.");
        }
        rows.release(person.id(), identity.issuer());
        persons.endLogins(person.id());
        audit.record(
                "identity.released", person.name(), Map.of("issuer", identity.issuer(), "subject", identity.subject()));
    }
}
