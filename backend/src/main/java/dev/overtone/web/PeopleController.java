package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Identities;
import dev.overtone.accounts.InvalidAccount;
import dev.overtone.accounts.Invited;
import dev.overtone.accounts.LastAdmin;
import dev.overtone.accounts.People;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.accounts.Tokens;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Who works here. A link to choose a password by is shown in the answer to its making, and never again. */
@Controller
@TeamOnly
class PeopleController {

    private static final String PAGE = "people/list";

    private final People people;
    private final Identities identities;
    private final Tokens tokens;
    private final Caller caller;
    private final Clock clock;

    PeopleController(People people, Identities identities, Tokens tokens, Caller caller, Clock clock) {
        this.people = people;
        this.identities = identities;
        this.tokens = tokens;
        this.caller = caller;
        this.clock = clock;
    }

    @Requires(Right.PLATFORM_ADMIN)
    @GetMapping("/people")
    ModelAndView list() {
        return page(everybody(), HttpStatus.OK);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people")
    ModelAndView invite(
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String email,
            @RequestParam @Nullable String admin) {
        try {
            return link(people.invite(name, email, admin != null));
        } catch (InvalidAccount e) {
            return page(everybody().refused(name, email, Problem.of(e.violations())), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people/{id}/link")
    ModelAndView link(@PathVariable UUID id) {
        try {
            return link(people.inviteAgain(id));
        } catch (InvalidAccount e) {
            return told(e.getMessage(), HttpStatus.CONFLICT);
        }
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people/{id}/admin")
    ModelAndView admin(@PathVariable UUID id, @RequestParam boolean on) {
        return done(() -> people.keepsServer(id, on));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people/{id}/disable")
    ModelAndView disable(@PathVariable UUID id) {
        return done(() -> people.disable(id));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people/{id}/enable")
    ModelAndView enable(@PathVariable UUID id) {
        return done(() -> people.enable(id));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people/{id}/email")
    ModelAndView email(@PathVariable UUID id, @RequestParam @Nullable String email) {
        return done(() -> people.email(id, email));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people/{id}/identity/release")
    ModelAndView releaseIdentity(@PathVariable UUID id) {
        return done(() -> identities.release(id));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/people/service-tokens/{id}/revoke")
    ModelAndView revoke(@PathVariable UUID id) {
        tokens.revokeOfService(id);
        return new ModelAndView("redirect:/people#services");
    }

    private ModelAndView done(Runnable change) {
        try {
            change.run();
            return new ModelAndView("redirect:/people");
        } catch (LastAdmin e) {
            return told(e.getMessage(), HttpStatus.CONFLICT);
        } catch (InvalidAccount e) {
            return told(e.getMessage(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private PeoplePage everybody() {
        return PeoplePage.of(people.all(), tokens.ofServices(), caller.person(), clock.instant());
    }

    private ModelAndView told(@Nullable String sentence, HttpStatus status) {
        return page(everybody().told(sentence), status);
    }

    private ModelAndView link(Invited invited) {
        String link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitations/{secret}")
                .buildAndExpand(invited.secret())
                .toUriString();
        PeoplePage page = everybody()
                .with(new PeoplePage.Link(people.find(invited.person()).name(), link, invited.until()));
        return page(page, HttpStatus.CREATED);
    }

    private static ModelAndView page(PeoplePage page, HttpStatus status) {
        return new ModelAndView(PAGE, status).addObject("page", page);
    }
}
