package dev.overtone.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the login provider lets in: whoever is bound to the account there, known by issuer and subject alone. Who is not yet
 * is bound once, by an e-mail address that the provider verified, to whoever was invited under it.
 */
@Service
@OidcConfigured
@Transactional
class OidcAdmission {

    private final OidcSettings settings;
    private final IdentityRows identities;
    private final PersonRows people;
    private final Invitations invitations;
    private final Audit audit;
    private final Clock clock;

    OidcAdmission(
            OidcSettings settings,
            IdentityRows identities,
            PersonRows people,
            Invitations invitations,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.identities = identities;
        this.people = people;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the provider says of somebody.
     *
     * @param verified whether the address is theirs
     * @param nickname what they are called there
     */
    record Vouched(
            String subject,
            @Nullable String email,
            boolean verified,
            @Nullable String nickname) {

        String shown() {
            return email == null ? subject : email;
        }
    }

    /** @throws OidcRefusal.Thrown if it is nobody who may come in */
    Member admit(Vouched vouched) {
        Optional<UUID> known = identities.person(settings.issuer(), vouched.subject());
        UUID person = known.isPresent() ? known.get() : bind(vouched);
        return people.member(person).orElseThrow(() -> OidcRefusal.DISABLED.thrown(vouched.shown()));
    }

    private UUID bind(Vouched vouched) {
        String email = vouched.email();
        if (email == null || !vouched.verified() || !AccountRules.isEmail(email)) {
            throw OidcRefusal.UNVERIFIED.thrown(vouched.shown());
        }
        List<UUID> invited = identities.invitedAs(email);
        if (invited.size() > 1) {
            throw OidcRefusal.AMBIGUOUS.thrown(email);
        }
        UUID person = invited.isEmpty() ? newcomer(email, vouched.nickname()) : invited.getFirst();
        Person found = people.find(person).orElseThrow();
        if (found.disabledAt() != null) {
            throw OidcRefusal.DISABLED.thrown(email);
        }
        var identity = new Identity(settings.issuer(), vouched.subject(), email, clock.instant());
        if (!identities.bind(person, identity)) {
            throw OidcRefusal.TAKEN.thrown(email);
        }
        // Whoever came in needs no password; the link would let somebody else choose one.
        invitations.withdraw(person);
        audit.recordFor(
                person,
                found.name(),
                "identity.bound",
                found.name(),
                Map.of("issuer", identity.issuer(), "subject", identity.subject(), "email", email));
        return person;
    }

    private UUID newcomer(String email, @Nullable String nickname) {
        if (!settings.admits(email)) {
            throw OidcRefusal.UNKNOWN.thrown(email);
        }
        for (String name : AccountRules.namesFor(email, nickname)) {
            Optional<UUID> added = people.add(name, email, false, clock.instant());
            if (added.isPresent()) {
                audit.recordFor(added.get(), name, "person.admitted", name, Map.of("email", email));
                return added.get();
            }
        }
        throw OidcRefusal.TAKEN.thrown(email);
    }
}
