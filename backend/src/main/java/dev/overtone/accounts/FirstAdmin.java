package dev.overtone.accounts;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the first person in, who then invites the others: as the environment says, otherwise by a secret that is printed
 * at the start and good until somebody used it.
 */
@Component
@TeamOnly
public class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final Access access;
    private final PersonRows people;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private @Nullable String secret;

    FirstAdmin(
            Access access,
            PersonRows people,
            PasswordEncoder encoder,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.access = access;
        this.people = people;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A name in the environment that nobody has becomes an admin, so that a team that lost its last one comes back in. */
    @Override
    public synchronized void run(ApplicationArguments arguments) {
        Access.Admin admin = access.admin();
        if (admin != null && !admin.user().isBlank()) {
            if (people.named(admin.user()).isEmpty()) {
                transaction.executeWithoutResult(_ -> add(admin.user(), admin.password()));
                log.info("{} may log in now and takes care of this server.", admin.user());
            }
        } else if (isNobodyThere()) {
            secret = Secrets.next();
        }
    }

    /** What to open {@code /setup} with, while nobody can log in who takes care of the server. */
    public synchronized Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    public synchronized boolean isOpenedBy(@Nullable String told) {
        return secret != null && told != null && Secrets.same(secret, told);
    }

    /**
     * Makes the first admin, once.
     *
     * @throws UnknownAccount if the secret is not the one, or was used
     * @throws InvalidAccount naming every field that is wrong
     */
    public synchronized void begin(@Nullable String told, @Nullable String name, @Nullable String password) {
        if (!isOpenedBy(told)) {
            throw new UnknownAccount("This link was used, or it is not the one that the server printed.");
        }
        var rules = new AccountRules();
        String called = rules.name(name);
        String chosen = rules.password("password", password, called);
        rules.check();
        transaction.executeWithoutResult(_ -> add(called, chosen));
        secret = null;
    }

    private void add(String name, String password) {
        UUID id = people.add(name, null, true, clock.instant()).orElseThrow(() -> People.taken(name));
        people.password(id, encoder.encode(password));
        audit.recordFor(id, name, "person.first-admin", name, Map.of());
    }

    private boolean isNobodyThere() {
        return Boolean.TRUE.equals(transaction.execute(_ -> people.admins().isEmpty()));
    }
}
