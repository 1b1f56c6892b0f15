package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Role;
import dev.overtone.filter.FilterError;
import dev.overtone.table.InvalidTable;
import dev.overtone.table.NewView;
import dev.overtone.table.View;
import dev.overtone.table.Views;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Views of the table of runs: kept, changed and taken away by whose they are, opened by whom they are shared with. */
@Controller
class RunsViewsController {

    private final Views views;
    private final RunsViewList list;
    private final RunsViewStates states;
    private final RunsTables tables;
    private final Caller caller;

    RunsViewsController(Views views, RunsViewList list, RunsViewStates states, RunsTables tables, Caller caller) {
        this.views = views;
        this.list = list;
        this.states = states;
        this.tables = tables;
        this.caller = caller;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/v/{id}")
    String open(@PathVariable String id) {
        return "redirect:" + list.address(find(id));
    }

    @Requires(Right.LOGIN)
    @PostMapping("/views")
    String keep(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String project,
            RedirectAttributes flash) {
        RunsAddress address = tables.known(RunsAddress.ofQuery(from));
        try {
            View made = views.create(caller.person(), asked(name, project, address));
            return told(list.address(made), "The view “" + made.name() + "” is kept.", flash);
        } catch (InvalidTable | FilterError e) {
            return told(address.text(), "The view was not kept. " + e.getMessage(), flash);
        }
    }

    /** @param what {@code state} to keep how the table looks now, {@code name} for its name and who sees it */
    @Requires(Right.LOGIN)
    @PostMapping("/views/{id}")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String project,
            RedirectAttributes flash) {
        View old = own(id);
        RunsAddress address = tables.known(RunsAddress.ofQuery(from));
        try {
            NewView changed = what.equals("state")
                    ? new NewView(old.project(), old.name(), old.shared(), states.state(address))
                    : asked(name, project, states.address(old.state(), null));
            views.change(old.id(), caller.person(), changed);
            return told(
                    address.withView(old.id().toString()).text(),
                    "The view “" + changed.name() + "” is changed.",
                    flash);
        } catch (InvalidTable | FilterError e) {
            return told(address.text(), "The view was not changed. " + e.getMessage(), flash);
        }
    }

    @Requires(Right.LOGIN)
    @PostMapping("/views/{id}/delete")
    String delete(@PathVariable String id, @RequestParam(defaultValue = "") String from, RedirectAttributes flash) {
        View old = own(id);
        views.remove(old.id(), caller.person());
        return told(
                RunsAddress.ofQuery(from).withView(null).text(),
                "The view “" + old.name() + "” is gone; the table stays as it is.",
                flash);
    }

    /** A view with a project is for all who may see that; without one it is its owner's alone. */
    private NewView asked(String name, String project, RunsAddress address) {
        UUID shownTo = project.isBlank() ? null : WrittenId.read(project).orElseThrow(RunsViewsController::isGone);
        if (shownTo != null) {
            caller.require(Role.EDITOR, shownTo);
        }
        return new NewView(shownTo, name.strip(), shownTo != null, states.state(address));
    }

    private View find(String id) {
        return list.find(id).orElseThrow(RunsViewsController::isGone);
    }

    private View own(String id) {
        View view = find(id);
        if (!view.owner().equals(caller.person())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return view;
    }

    private static ResponseStatusException isGone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String told(String address, String sentence, RedirectAttributes flash) {
        flash.addFlashAttribute(RunsOutcome.NAME, RunsOutcome.of(sentence));
        return "redirect:" + address;
    }
}
