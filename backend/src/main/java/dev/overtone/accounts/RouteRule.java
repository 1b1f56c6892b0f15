package dev.overtone.accounts;

import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import java.util.Map;
import java.util.Optional;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who may use a route.
 *
 * @param variable the path variable that names the subject
 */
record RouteRule(Right right, Subject subject, String variable, boolean computes) {

    /** Handlers that come with the libraries: what went wrong is told to whoever asked; {@code openapi.json} is not. */
    private static final Map<Class<?>, Right> FOREIGN =
            Map.of(ErrorController.class, Right.NOTHING, OpenApiResource.class, Right.LOGIN);

    /** As the handler says, or as is said here of those that are not ours; empty for one that nobody thought of. */
    static Optional<RouteRule> of(HandlerMethod handler) {
        Requires own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
        if (own != null) {
            return Optional.of(new RouteRule(own.value(), own.of(), own.variable(), own.computes()));
        }
        // Spring's own answer to OPTIONS: which methods a path has.
        if (handler.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class) {
            return Optional.of(new RouteRule(Right.NOTHING, Subject.NOTHING, "", true));
        }
        return FOREIGN.entrySet().stream()
                .filter(foreign -> foreign.getKey().isAssignableFrom(handler.getBeanType()))
                .map(foreign -> new RouteRule(foreign.getValue(), Subject.NOTHING, "", false))
                .findFirst();
    }
}
