package dev.overtone.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout asks of every page, those of errors included. */
@ControllerAdvice
class EveryPage {

    /** Who is logged in, or null where nobody has to. */
    @ModelAttribute("viewer")
    @Nullable
    String viewer(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null || "anonymousUser".equals(principal.getName()) ? null : principal.getName();
    }

    /** Makes the token before the page is written: a template may send its first bytes before it reads the token. */
    @ModelAttribute
    void makeToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }
}
