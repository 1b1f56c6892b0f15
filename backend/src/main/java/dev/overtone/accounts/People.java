package dev.overtone.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works here: everything that can be done to people, each with its line in the audit trail. */
@Service
@TeamOnly
@Transactional
public class People {

    private final PersonRows rows;
    private final Invitations invitations;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final Clock clock;

    People(PersonRows rows, Invitations invitations, PasswordEncoder encoder, Audit audit, Clock clock) {
        this.rows = rows;
        this.invitations = invitations;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Person> all() {
        return rows.all();
    }

    /** @throws UnknownAccount if there is none */
    @Transactional(readOnly = true)
    public Person find(UUID id) {
        return rows.find(id).orElseThrow(() -> new UnknownAccount("There is no person " + id + "."));
    }

    /** By name or id. */
    @Transactional(readOnly = true)
    public Optional<Person> find(String nameOrId) {
        Optional<Person> named = rows.named(nameOrId.strip());
        if (named.isPresent()) {
            return named;
        }
        try {
            return rows.find(UUID.fromString(nameOrId.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A new person, with the link to choose a password by.
     *
     * @throws InvalidAccount naming every field that is wrong
     */
    public Invited invite(@Nullable String name, @Nullable String email, boolean keepsServer) {
        var rules = new AccountRules();
        String called = rules.name(name);
        String reached = rules.email(email);
        rules.check();
        UUID id = rows.add(called, reached, keepsServer, clock.instant()).orElseThrow(() -> taken(called));
        audit.record("person.invited", called, Map.of("keepsServer", Boolean.toString(keepsServer)));
        return invitations.invite(id);
    }

    /** Another link, for somebody whose own ran out or who forgot the password. */
    public Invited inviteAgain(UUID id) {
        Person person = find(id);
        if (person.disabledAt() != null) {
            throw InvalidAccount.of(
                    "person",
                    person.name(),
                    "somebody who may log in",
                    person.name() + " is disabled; enable them first.");
        }
        audit.record("person.invited", person.name(), Map.of("again", "true"));
        return invitations.invite(id);
    }

    /** Whose link this is, while it is good. */
    @Transactional(readOnly = true)
    public Optional<Person> invited(String secret) {
        return invitations.invited(secret).flatMap(rows::find);
    }

    /**
     * Takes a link up; every login of the person that there still is ends.
     *
     * @throws UnknownAccount if the link is not good any more
     * @throws InvalidAccount if the password is none
     */
    public Person join(String secret, @Nullable String password) {
        Person invited = invited(secret).orElseThrow(People::spent);
        var rules = new AccountRules();
        String chosen = rules.password("password", password, invited.name());
        rules.check();
        UUID id = invitations.use(secret).orElseThrow(People::spent);
        rows.password(id, encoder.encode(chosen));
        audit.recordFor(id, invited.name(), "person.joined", invited.name(), Map.of());
        return find(id);
    }

    /**
     * Ends every login of the person.
     *
     * @throws InvalidAccount naming every field that is wrong
     */
    public void changePassword(UUID id, @Nullable String current, @Nullable String next) {
        Member member = rows.member(id).orElseThrow(() -> new UnknownAccount("There is no person " + id + "."));
        var rules = new AccountRules();
        if (member.password() != null && !encoder.matches(current == null ? "" : current, member.password())) {
            rules.refuse("current", "another", "your password", "This is not your password.");
        }
        String chosen = rules.password("password", next, member.name());
        rules.check();
        rows.password(id, encoder.encode(chosen));
        audit.record("password.changed", member.name(), Map.of());
    }

    /** @throws InvalidAccount if it is no address; blank or null for none */
    public void email(UUID id, @Nullable String written) {
        Person person = find(id);
        var rules = new AccountRules();
        String email = rules.email(written);
        rules.check();
        rows.email(id, email);
        audit.record("person.email", person.name(), Map.of("email", email == null ? "" : email));
    }

    /** @throws LastAdmin if nobody else could take care of the server */
    public void keepsServer(UUID id, boolean keepsServer) {
        Person person = find(id);
        if (!keepsServer) {
            refuseIfLast(person);
        }
        rows.keepsServer(id, keepsServer);
        audit.record(keepsServer ? "person.made-admin" : "person.no-admin", person.name(), Map.of());
    }

    /**
     * Ends every login, every token of the person's own and the invitation; what the person did stays.
     *
     * @throws LastAdmin if nobody else could take care of the server
     */
    public void disable(UUID id) {
        Person person = find(id);
        if (person.disabledAt() != null) {
            return;
        }
        refuseIfLast(person);
        rows.disabled(id, clock.instant());
        invitations.withdraw(id);
        audit.record("person.disabled", person.name(), Map.of());
    }

    public void enable(UUID id) {
        Person person = find(id);
        rows.disabled(id, null);
        audit.record("person.enabled", person.name(), Map.of());
    }

    /**
     * All at once, or nothing.
     *
     * @throws InvalidAccount if the address is none
     * @throws LastAdmin if nobody else could take care of the server
     */
    public Person change(UUID id, @Nullable String email, boolean keepsServer, boolean disabled) {
        Person before = find(id);
        if (!Objects.equals(before.email(), email)) {
            email(id, email);
        }
        if (before.keepsServer() != keepsServer) {
            keepsServer(id, keepsServer);
        }
        if (disabled) {
            disable(id);
        } else if (before.disabledAt() != null) {
            enable(id);
        }
        return find(id);
    }

    void refuseIfLast(Person person) {
        List<UUID> admins = rows.admins();
        if (admins.equals(List.of(person.id()))) {
            throw new LastAdmin(
                    person.name() + " is the last who takes care of this server; make somebody else an admin first.");
        }
    }

    static InvalidAccount taken(String name) {
        return InvalidAccount.of("name", name, "a name that nobody has", "Somebody is called " + name + " already.");
    }

    private static UnknownAccount spent() {
        return new UnknownAccount("This link was used, or it ran out. Ask for another.");
    }
}
