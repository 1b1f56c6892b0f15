package dev.overtone.accounts;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whoever logged in, or brought a token. Memberships are read once for each request. */
@Component
@TeamOnly
class TeamCaller implements Caller {

    private static final String KEPT = TeamCaller.class.getName();

    private final Access access;
    private final Standings standings;
    private final MembershipRows memberships;
    private final Subjects subjects;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TeamCaller(
            Access access,
            Standings standings,
            MembershipRows memberships,
            Subjects subjects,
            TransactionTemplate transaction,
            Clock clock) {
        this.access = access;
        this.transaction = transaction;
        this.standings = standings;
        this.memberships = memberships;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** What holds for a request as long as the login is the same. */
    private record Kept(Authentication login, Standing standing) {}

    @Override
    public boolean isKnown() {
        return Member.of(login()).isPresent();
    }

    @Override
    public UUID person() {
        return member().id();
    }

    @Override
    public String name() {
        return login() instanceof Recognised recognised ? recognised.getName() : member().name();
    }

    @Override
    public boolean byToken() {
        return Standings.token(login()) != null;
    }

    @Override
    public boolean keepsServer() {
        return standing().map(Standing::keepsServer).orElse(false);
    }

    @Override
    public boolean mayChange() {
        return standing().map(Standing::mayChange).orElse(false);
    }

    @Override
    public @Nullable Set<UUID> visibleProjects() {
        Optional<Standing> standing = standing();
        return standing.isPresent() ? standing.get().visibleProjects() : Set.of();
    }

    @Override
    public boolean may(Role role, UUID project) {
        return standing().map(standing -> standing.may(role, project)).orElse(false);
    }

    @Override
    public boolean maySomewhere(Role role) {
        return standing().map(standing -> standing.maySomewhere(role)).orElse(false);
    }

    @Override
    public boolean mayCreateProjects() {
        return standing()
                .map(standing -> standing.mayCreateProjects(access.everybodyCreatesProjects()))
                .orElse(false);
    }

    @Override
    public UUID founding(Supplier<UUID> making) {
        if (keepsServer()) {
            return making.get();
        }
        UUID made = Objects.requireNonNull(transaction.execute(_ -> {
            UUID project = making.get();
            memberships.put(project, person(), Role.ADMIN, clock.instant());
            return project;
        }));
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(KEPT, RequestAttributes.SCOPE_REQUEST);
        }
        return made;
    }

    @Override
    public boolean sees(Requires.Subject subject, UUID id) {
        return standing().filter(standing -> sees(standing, subject, id)).isPresent();
    }

    private boolean sees(Standing standing, Requires.Subject subject, UUID id) {
        return subjects.placeOf(subject, id)
                .filter(place -> place.project() == null || standing.may(Role.VIEWER, place.project()))
                .isPresent();
    }

    @Override
    public BooleanSupplier lasting(Requires.Subject subject, UUID id) {
        Authentication login = login();
        return new LastingRight(
                () -> standings
                        .anew(login)
                        .filter(standing -> sees(standing, subject, id))
                        .isPresent(),
                System::nanoTime);
    }

    @Override
    public void require(Role role, UUID project) {
        if (!may(role, project)) {
            throw new AccessDeniedException("This needs more than you may in the project.");
        }
    }

    private Member member() {
        return Member.of(login()).orElseThrow(() -> new AccessDeniedException("Nobody is logged in."));
    }

    private Optional<Standing> standing() {
        Authentication login = login();
        Optional<Member> member = Member.of(login);
        if (login == null || member.isEmpty()) {
            return Optional.empty();
        }
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return Optional.of(standings.of(login, member.get()));
        }
        if (request.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST) instanceof Kept kept
                && kept.login().equals(login)) {
            return Optional.of(kept.standing());
        }
        Standing standing = standings.of(login, member.get());
        request.setAttribute(KEPT, new Kept(login, standing), RequestAttributes.SCOPE_REQUEST);
        return Optional.of(standing);
    }

    private static @Nullable Authentication login() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
