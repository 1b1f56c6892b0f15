package dev.overtone.web;

import dev.overtone.accounts.OidcLogin;
import dev.overtone.accounts.OidcRefusal;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form, where there is a login at all; who may enter is decided elsewhere. */
@Controller
@ConditionalOnProperty("overtone.team")
class LoginController {

    private final @Nullable OidcLogin provider;

    LoginController(ObjectProvider<OidcLogin> provider) {
        this.provider = provider.getIfAvailable();
    }

    @Requires(Right.NOTHING)
    @GetMapping("/login")
    String login(
            @RequestParam @Nullable String error,
            @RequestParam @Nullable String logout,
            @RequestParam @Nullable Integer wait,
            @RequestParam @Nullable String joined,
            @RequestParam @Nullable String refused,
            Model model) {
        model.addAttribute("wait", wait == null || wait <= 0 ? null : (wait + 59) / 60);
        model.addAttribute("joined", joined != null);
        model.addAttribute("refused", error != null);
        model.addAttribute("left", logout != null);
        if (provider != null) {
            model.addAttribute("provider", provider);
            model.addAttribute("providerRefused", words(refused, provider.label()));
        }
        return "login";
    }

    private static @Nullable String words(@Nullable String refused, String provider) {
        return Arrays.stream(OidcRefusal.values())
                .filter(refusal -> refusal.name().equalsIgnoreCase(refused))
                .findFirst()
                .map(refusal -> words(refusal, provider))
                .orElse(null);
    }

    private static String words(OidcRefusal refusal, String provider) {
        return switch (refusal) {
            case UNREACHABLE -> provider + " does not answer. Try again in a minute, or log in with a password.";
            case DECLINED -> provider + " was told not to let you in here.";
            case BROKEN -> "That login was not finished, or it was begun elsewhere. Try again.";
            case UNVERIFIED ->
                provider + " does not say that you have a verified e-mail address, so nobody here knows who you are.";
            case UNKNOWN -> "Nobody was invited here under your e-mail address. Ask whoever takes care of the server.";
            case AMBIGUOUS ->
                "Several people have your e-mail address here. Ask whoever takes care of the server to mend that.";
            case TAKEN ->
                "Whoever has your e-mail address here comes with another account of " + provider
                        + ". Ask whoever takes care of the server to release it.";
            case DISABLED -> "You may not log in here any more. Ask whoever takes care of the server.";
        };
    }
}
