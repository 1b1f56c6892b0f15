package dev.overtone.accounts;

import dev.overtone.architecture.Excerpt;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in a project, and as what. */
@Service
@TeamOnly
@Transactional
public class Members {

    private final MembershipRows rows;
    private final People people;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    Members(MembershipRows rows, People people, Caller caller, Audit audit, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<ProjectMember> in(UUID project) {
        return rows.in(project);
    }

    /**
     * Adds somebody, or gives another role to somebody who is there already.
     *
     * @param nameOrId of the person
     * @throws InvalidAccount if there is no such person
     * @throws LastAdmin if the project had no admin then
     */
    public ProjectMember put(UUID project, @Nullable String nameOrId, Role role) {
        String asked = nameOrId == null ? "" : nameOrId.strip();
        Person person = people.find(asked)
                .orElseThrow(() -> InvalidAccount.of(
                        "person",
                        asked,
                        "the name or id of somebody who works here",
                        "There is nobody called " + Excerpt.of(asked) + "."));
        if (role != Role.ADMIN) {
            refuseIfLast(project, person.id(), person.name());
        }
        rows.put(project, person.id(), role, clock.instant());
        audit.record("member.put", person.name(), Map.of("project", projectName(project), "role", role.name()));
        return find(project, person.id());
    }

    /**
     * @throws UnknownAccount if the person is not in the project
     * @throws LastAdmin if the project had no admin then
     */
    public void remove(UUID project, UUID person) {
        ProjectMember member = find(project, person);
        refuseIfLast(project, person, member.name());
        rows.remove(project, person);
        audit.record("member.removed", member.name(), Map.of("project", projectName(project)));
    }

    private ProjectMember find(UUID project, UUID person) {
        return rows.in(project).stream()
                .filter(member -> member.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new UnknownAccount("There is no member " + person + " in this project."));
    }

    private void refuseIfLast(UUID project, UUID person, String name) {
        if (rows.admins(project).equals(List.of(person))) {
            throw new LastAdmin(name + " is the project's last admin; make somebody else one first.");
        }
    }

    /** What people call it. */
    @Transactional(readOnly = true)
    public String projectName(UUID project) {
        return rows.projectName(project).orElse(project.toString());
    }

    /** Where the caller may look, by name. */
    @Transactional(readOnly = true)
    public List<ApiToken.TokenProject> projectsOfCaller() {
        Set<UUID> seen = caller.visibleProjects();
        return rows.projects().stream()
                .filter(project -> seen == null || seen.contains(project.id()))
                .toList();
    }
}
