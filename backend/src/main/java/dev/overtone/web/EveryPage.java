package dev.overtone.web;

import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.UnknownNetwork;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout asks of every page, and how a page says that there is nothing. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    /** Who is logged in, or null where nobody has to. */
    @ModelAttribute("viewer")
    @Nullable
    String viewer(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null || "anonymousUser".equals(principal.getName()) ? null : principal.getName();
    }

    @ExceptionHandler({
        UnknownRun.class,
        UnknownNetwork.class,
        TypeMismatchException.class,
        MissingPathVariableException.class
    })
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
