package dev.overtone.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What programs log in with. A token is made and revoked by a person who is logged in, never by another token. */
@Service
@TeamOnly
@Transactional
public class Tokens {

    /** Told from other secrets by people, and by programs that look for secrets where none should be. */
    public static final String PREFIX = "ovt_";

    private static final String ALLOWED_DAYS = "1 to " + NewToken.MOST_DAYS;

    private final TokenRows rows;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    Tokens(TokenRows rows, Caller caller, Audit audit, Clock clock) {
        this.rows = rows;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** The caller's own and the services' that the caller made, the newest first. */
    @Transactional(readOnly = true)
    public List<ApiToken> mine() {
        return rows.of(caller.person());
    }

    /** @throws InvalidAccount naming every field that is wrong */
    public IssuedToken issue(NewToken asked) {
        refuseTokens();
        var rules = new AccountRules();
        String name = rules.name(asked.name());
        TokenScope scope = asked.scope();
        if (scope == null) {
            rules.refuse("scope", null, "READ, WRITE or ADMIN", "A token needs a scope.");
        }
        int days = asked.days() == null ? NewToken.USUAL_DAYS : asked.days();
        if (days < 1 || days > NewToken.MOST_DAYS) {
            rules.refuse("days", days, ALLOWED_DAYS, "A token is good for " + ALLOWED_DAYS + " days.");
        }
        checkProjects(asked, rules);
        rules.check();
        return issue(name, java.util.Objects.requireNonNull(scope), asked, days);
    }

    private void checkProjects(NewToken asked, AccountRules rules) {
        if (asked.service() && asked.projects().isEmpty()) {
            rules.refuse(
                    "projects", "none", "one project at least", "A service's token needs the projects that it is for.");
        }
        Role needed = asked.service() ? Role.ADMIN : Role.VIEWER;
        for (UUID project : asked.projects()) {
            if (!caller.sees(Requires.Subject.PROJECT, project)) {
                rules.refuse(
                        "projects", project, "ids of projects that you see", "There is no project " + project + ".");
            } else if (!caller.may(needed, project)) {
                rules.refuse(
                        "projects",
                        project,
                        "projects whose admin you are",
                        "Only a project's admins make tokens for services in it.");
            }
        }
    }

    private IssuedToken issue(String name, TokenScope scope, NewToken asked, int days) {
        String secret = PREFIX + Secrets.next();
        Instant now = clock.instant();
        UUID id = rows.add(
                caller.person(),
                name,
                Secrets.hash(secret),
                scope,
                asked.service(),
                now,
                now.plus(Duration.ofDays(days)));
        asked.projects().forEach(project -> rows.limit(id, project));
        audit.record(
                "token.issued",
                name,
                Map.of(
                        "scope", scope.name(),
                        "days", Integer.toString(days),
                        "service", Boolean.toString(asked.service()),
                        "projects", asked.projects().toString()));
        return new IssuedToken(find(id).orElseThrow(), secret);
    }

    /** @throws UnknownAccount if it is not the caller's, or is not good any more anyway */
    public void revoke(UUID id) {
        refuseTokens();
        String name = find(id).map(ApiToken::name).orElse("");
        if (!rows.revoke(id, caller.person(), clock.instant())) {
            throw noneToRevoke(id);
        }
        audit.record("token.revoked", name, Map.of());
    }

    /** Of all services, whoever made them, the newest first. */
    @Transactional(readOnly = true)
    public List<ServiceToken> ofServices() {
        return rows.ofServices();
    }

    /** @throws UnknownAccount if it is no service's, or is not good any more anyway */
    public void revokeOfService(UUID id) {
        refuseTokens();
        ServiceToken revoked = rows.ofServices().stream()
                .filter(token -> token.token().id().equals(id))
                .findFirst()
                .orElseThrow(() -> noneToRevoke(id));
        if (!rows.revokeOfService(id, clock.instant())) {
            throw noneToRevoke(id);
        }
        audit.record("token.revoked", revoked.token().name(), Map.of("maker", revoked.maker()));
    }

    private static UnknownAccount noneToRevoke(UUID id) {
        return new UnknownAccount("There is no token " + id + " to revoke.");
    }

    /** Who makes a request with this secret. */
    Optional<Recognised> recognise(String secret) {
        return secret.startsWith(PREFIX) ? rows.recognise(Secrets.hash(secret), clock.instant()) : Optional.empty();
    }

    private Optional<ApiToken> find(UUID id) {
        return mine().stream().filter(token -> token.id().equals(id)).findFirst();
    }

    private void refuseTokens() {
        if (caller.byToken()) {
            throw new AccessDeniedException("A token makes and revokes no tokens.");
        }
    }
}
