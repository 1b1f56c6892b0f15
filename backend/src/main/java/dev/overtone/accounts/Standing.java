package dev.overtone.accounts;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody known may do: as a person, and no more than the token allows that the request came with. A service's
 * token has the role of its scope in its projects, whoever made it.
 */
record Standing(Member member, @Nullable TokenGrant token, Map<UUID, Role> memberships) {

    Standing {
        memberships = Map.copyOf(memberships);
    }

    boolean keepsServer() {
        return member.keepsServer() && isWhole();
    }

    boolean mayChange() {
        return token == null || token.scope() != TokenScope.READ;
    }

    /** @param everybody whether the server lets everybody who may all that they may */
    boolean mayCreateProjects(boolean everybody) {
        return keepsServer() || (everybody && isWhole());
    }

    /** Whether no token takes anything away. */
    private boolean isWhole() {
        return token == null
                || (!token.service()
                        && token.scope() == TokenScope.ADMIN
                        && token.projects().isEmpty());
    }

    @Nullable
    Set<UUID> visibleProjects() {
        if (token != null && (token.service() || !token.projects().isEmpty())) {
            return token.projects().stream()
                    .filter(project -> may(Role.VIEWER, project))
                    .collect(Collectors.toUnmodifiableSet());
        }
        return member.keepsServer() ? null : memberships.keySet();
    }

    boolean may(Role role, UUID project) {
        if (token != null && !(token.reaches(project) && token.scope().role().includes(role))) {
            return false;
        }
        Role own = memberships.get(project);
        return isService() || member.keepsServer() || (own != null && own.includes(role));
    }

    boolean maySomewhere(Role role) {
        if (token != null && !token.scope().role().includes(role)) {
            return false;
        }
        if (isService()) {
            return token != null && !token.projects().isEmpty();
        }
        return member.keepsServer() || memberships.keySet().stream().anyMatch(project -> may(role, project));
    }

    private boolean isService() {
        return token != null && token.service();
    }
}
