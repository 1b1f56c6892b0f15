package dev.overtone.web;

import dev.overtone.accounts.AccountRules;
import dev.overtone.accounts.FirstAdmin;
import dev.overtone.accounts.InvalidAccount;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first person of a new server; whoever read its log has the secret. */
@Controller
@TeamOnly
class SetupController {

    private final FirstAdmin first;

    SetupController(FirstAdmin first) {
        this.first = first;
    }

    @Requires(Right.NOTHING)
    @GetMapping("/setup")
    ModelAndView open(@RequestParam @Nullable String token) {
        return first.isOpenedBy(token)
                ? form(new PasswordPage("/setup", token, null, true, List.of()), HttpStatus.OK)
                : form(PasswordPage.CLOSED, HttpStatus.NOT_FOUND);
    }

    @Requires(Right.NOTHING)
    @PostMapping("/setup")
    ModelAndView begin(
            @RequestParam @Nullable String token,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String password) {
        if (!first.isOpenedBy(token)) {
            return form(PasswordPage.CLOSED, HttpStatus.NOT_FOUND);
        }
        try {
            first.begin(token, name, password);
            return new ModelAndView("redirect:/login?joined");
        } catch (InvalidAccount e) {
            return form(
                    new PasswordPage("/setup", token, name, true, Problem.of(e.violations())),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    static ModelAndView form(PasswordPage page, HttpStatus status) {
        return new ModelAndView("people/password", status)
                .addObject("page", page)
                .addObject("shortest", AccountRules.SHORTEST_PASSWORD);
    }
}
