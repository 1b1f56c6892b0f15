package dev.overtone.web;

import dev.overtone.accounts.InvalidAccount;
import dev.overtone.accounts.People;
import dev.overtone.accounts.Person;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.accounts.UnknownAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an invitation leads to: somebody chooses a password. */
@Controller
@TeamOnly
class InvitationController {

    private final People people;

    InvitationController(People people) {
        this.people = people;
    }

    @Requires(Right.NOTHING)
    @GetMapping("/invitations/{secret}")
    ModelAndView open(@PathVariable String secret) {
        return form(secret, List.of(), HttpStatus.OK);
    }

    @Requires(Right.NOTHING)
    @PostMapping("/invitations/{secret}")
    ModelAndView join(@PathVariable String secret, @RequestParam @Nullable String password) {
        try {
            people.join(secret, password);
            return new ModelAndView("redirect:/login?joined");
        } catch (UnknownAccount e) {
            return SetupController.form(PasswordPage.CLOSED, HttpStatus.NOT_FOUND);
        } catch (InvalidAccount e) {
            return form(secret, Problem.of(e.violations()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView form(String secret, List<Problem> problems, HttpStatus status) {
        Optional<Person> invited = people.invited(secret);
        return invited.isPresent()
                ? SetupController.form(
                        new PasswordPage(
                                "/invitations/" + secret, null, invited.get().name(), false, problems),
                        status)
                : SetupController.form(PasswordPage.CLOSED, HttpStatus.NOT_FOUND);
    }
}
