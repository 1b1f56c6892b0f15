package dev.overtone.web;

import dev.overtone.accounts.ProjectMember;
import dev.overtone.accounts.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a project.
 *
 * @param mayChange whether who looks is one of its admins
 * @param person as somebody wrote it into the form
 */
record MembersPage(
        UUID id,
        String project,
        List<ProjectMember> members,
        boolean mayChange,
        UUID self,
        @Nullable String person,
        List<Problem> problems) {

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    public Role[] roles() {
        return Role.values();
    }

    public String words(Role role) {
        return switch (role) {
            case VIEWER -> "Viewer: looks at everything in it";
            case EDITOR -> "Editor: measures and changes things too";
            case ADMIN -> "Admin: also says who is in it";
        };
    }
}
