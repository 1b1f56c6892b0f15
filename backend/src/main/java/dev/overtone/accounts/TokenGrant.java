package dev.overtone.accounts;

import java.util.Set;
import java.util.UUID;

/**
 * What a token allows, whoever has it.
 *
 * @param service whether it has a role of its own, rather than the person's
 * @param projects where it is good for; empty for wherever the person is
 */
record TokenGrant(UUID id, String name, TokenScope scope, boolean service, Set<UUID> projects) {

    TokenGrant {
        projects = Set.copyOf(projects);
    }

    boolean reaches(UUID project) {
        return projects.isEmpty() ? !service : projects.contains(project);
    }
}
