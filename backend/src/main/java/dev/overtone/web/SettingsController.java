package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Identities;
import dev.overtone.accounts.InvalidAccount;
import dev.overtone.accounts.IssuedToken;
import dev.overtone.accounts.Members;
import dev.overtone.accounts.NewToken;
import dev.overtone.accounts.OidcLogin;
import dev.overtone.accounts.People;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.accounts.TokenScope;
import dev.overtone.accounts.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own password and tokens. A token's secret is shown in the answer to its making, and never again. */
@Controller
@TeamOnly
class SettingsController {

    private final People people;
    private final Identities identities;
    private final Tokens tokens;
    private final Members members;
    private final Caller caller;
    private final ObjectProvider<OidcLogin> provider;
    private final Clock clock;

    SettingsController(
            People people,
            Identities identities,
            Tokens tokens,
            Members members,
            Caller caller,
            ObjectProvider<OidcLogin> provider,
            Clock clock) {
        this.people = people;
        this.identities = identities;
        this.tokens = tokens;
        this.members = members;
        this.caller = caller;
        this.provider = provider;
        this.clock = clock;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/settings")
    ModelAndView show() {
        return page(null, List.of(), HttpStatus.OK);
    }

    /** Ends every login of the person, this one too. */
    @Requires(Right.LOGIN)
    @PostMapping("/settings/password")
    ModelAndView changePassword(
            @RequestParam @Nullable String current,
            @RequestParam @Nullable String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            people.changePassword(caller.person(), current, password);
        } catch (InvalidAccount e) {
            return page(null, Problem.of(e.violations()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return loggedOut("joined", request, response);
    }

    /** Ends every login of the person, this one too. */
    @Requires(Right.LOGIN)
    @PostMapping("/settings/identity/release")
    ModelAndView releaseIdentity(HttpServletRequest request, HttpServletResponse response) {
        try {
            identities.releaseOwn(caller.person());
        } catch (InvalidAccount e) {
            return page(null, Problem.of(e.violations()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return loggedOut("logout", request, response);
    }

    private static ModelAndView loggedOut(String said, HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler().logout(request, response, null);
        return new ModelAndView("redirect:/login?" + said);
    }

    @Requires(Right.LOGIN)
    @PostMapping("/settings/tokens")
    ModelAndView issue(
            @RequestParam @Nullable String name,
            @RequestParam @Nullable TokenScope scope,
            @RequestParam @Nullable String service,
            @RequestParam(defaultValue = "") List<UUID> projects,
            @RequestParam @Nullable Integer days) {
        try {
            IssuedToken issued = tokens.issue(new NewToken(name, scope, service != null, projects, days));
            return page(issued, List.of(), HttpStatus.CREATED);
        } catch (InvalidAccount e) {
            return page(null, Problem.of(e.violations()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Requires(Right.LOGIN)
    @PostMapping("/settings/tokens/{id}/revoke")
    ModelAndView revoke(@PathVariable UUID id) {
        tokens.revoke(id);
        return new ModelAndView("redirect:/settings#tokens");
    }

    private ModelAndView page(@Nullable IssuedToken issued, List<Problem> problems, HttpStatus status) {
        return new ModelAndView("settings/page", status)
                .addObject(
                        "page",
                        new SettingsPage(
                                people.find(caller.person()),
                                provider.stream()
                                        .map(OidcLogin::label)
                                        .findFirst()
                                        .orElse(null),
                                tokens.mine(),
                                members.projectsOfCaller(),
                                issued,
                                clock.instant(),
                                problems));
    }
}
