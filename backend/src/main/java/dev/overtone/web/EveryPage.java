package dev.overtone.web;

import dev.overtone.accounts.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout asks of every page, those of errors included. */
@ControllerAdvice
class EveryPage {

    private final Caller caller;

    EveryPage(Caller caller) {
        this.caller = caller;
    }

    /** Who is logged in, or null where nobody has to. */
    @ModelAttribute("viewer")
    @Nullable
    String viewer(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null || "anonymousUser".equals(principal.getName()) ? null : principal.getName();
    }

    /** Whether the menu leads to people and the audit trail. */
    @ModelAttribute("viewerKeepsServer")
    boolean viewerKeepsServer() {
        return caller.isKnown() && caller.keepsServer();
    }

    /** Makes the token before the page is written: a template may send its first bytes before it reads the token. */
    @ModelAttribute
    void makeToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }
}
