package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form, where there is a login at all; who may enter is decided elsewhere. */
@Controller
@ConditionalOnProperty("overtone.team")
class LoginController {

    @Requires(Right.NOTHING)
    @GetMapping("/login")
    String login(
            @RequestParam @Nullable String error,
            @RequestParam @Nullable String logout,
            @RequestParam @Nullable Integer wait,
            @RequestParam @Nullable String joined,
            Model model) {
        model.addAttribute("wait", wait == null || wait <= 0 ? null : (wait + 59) / 60);
        model.addAttribute("joined", joined != null);
        model.addAttribute("refused", error != null);
        model.addAttribute("left", logout != null);
        return "login";
    }
}
