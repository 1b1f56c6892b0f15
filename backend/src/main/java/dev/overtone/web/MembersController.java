package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.InvalidAccount;
import dev.overtone.accounts.LastAdmin;
import dev.overtone.accounts.Members;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.accounts.Role;
import dev.overtone.accounts.TeamOnly;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who is in a project, and as what. */
@Controller
@TeamOnly
class MembersController {

    private final Members members;
    private final Caller caller;

    MembersController(Members members, Caller caller) {
        this.members = members;
        this.caller = caller;
    }

    @Requires(value = Right.VIEWER, of = Subject.PROJECT)
    @GetMapping("/projects/{id}/people")
    ModelAndView list(@PathVariable UUID id) {
        return page(id, null, List.of(), HttpStatus.OK);
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PostMapping("/projects/{id}/people")
    ModelAndView put(
            @PathVariable UUID id,
            @RequestParam @Nullable String person,
            @RequestParam(defaultValue = "VIEWER") Role role) {
        try {
            members.put(id, person, role);
            return back(id);
        } catch (InvalidAccount e) {
            return page(id, person, Problem.of(e.violations()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (LastAdmin e) {
            return page(id, null, List.of(Problem.of("", String.valueOf(e.getMessage()))), HttpStatus.CONFLICT);
        }
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PostMapping("/projects/{id}/people/{person}/remove")
    ModelAndView remove(@PathVariable UUID id, @PathVariable UUID person) {
        try {
            members.remove(id, person);
            return back(id);
        } catch (LastAdmin e) {
            return page(id, null, List.of(Problem.of("", String.valueOf(e.getMessage()))), HttpStatus.CONFLICT);
        }
    }

    private static ModelAndView back(UUID project) {
        return new ModelAndView("redirect:/projects/" + project + "/people");
    }

    private ModelAndView page(UUID id, @Nullable String person, List<Problem> problems, HttpStatus status) {
        return new ModelAndView("projects/people", status)
                .addObject(
                        "page",
                        new MembersPage(
                                id,
                                members.projectName(id),
                                members.in(id),
                                caller.may(Role.ADMIN, id),
                                caller.person(),
                                person,
                                problems));
    }
}
