package dev.overtone.accounts;

import dev.overtone.accounts.Requires.Subject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Holds every handler to its {@link Requires}. It stands behind the security chains, where it is known which handler
 * answers and what the path names; a handler that says nothing answers nobody, without a login too.
 */
@Component
@ConditionalOnWebApplication
class RouteGuard implements HandlerInterceptor {

    private final Caller caller;
    private final Subjects subjects;

    RouteGuard(Caller caller, Subjects subjects) {
        this.caller = caller;
        this.subjects = subjects;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What a handler answers later was guarded when it was asked for.
        if (request.getDispatcherType() == DispatcherType.ASYNC || handler instanceof ResourceHttpRequestHandler) {
            return true;
        }
        if (!(handler instanceof HandlerMethod method)) {
            throw new AccessDeniedException(handler.getClass().getName() + " has no rule.");
        }
        check(
                RouteRule.of(method)
                        .orElseThrow(() -> new AccessDeniedException(method.getShortLogMessage() + " has no rule.")),
                request);
        return true;
    }

    private void check(RouteRule rule, HttpServletRequest request) {
        if (rule.right() == Requires.Right.NOTHING) {
            return;
        }
        demand(caller.isKnown());
        demand(rule.computes() || CrossSiteGuard.isSafe(request) || caller.mayChange());
        switch (rule.right()) {
            case NOTHING, LOGIN -> {}
            case EDITOR_SOMEWHERE -> demand(caller.maySomewhere(Role.EDITOR));
            case VIEWER -> demand(Role.VIEWER, rule, request);
            case EDITOR -> demand(Role.EDITOR, rule, request);
            case PROJECT_ADMIN -> demand(Role.ADMIN, rule, request);
            case PROJECT_CREATOR -> demand(caller.mayCreateProjects());
            case PLATFORM_ADMIN -> demand(caller.keepsServer());
        }
    }

    private void demand(Role role, RouteRule rule, HttpServletRequest request) {
        if (caller.keepsServer()) {
            return;
        }
        UUID id = id(request, rule.variable());
        UUID project = project(rule.subject(), id);
        if (project == null) {
            demand(role == Role.VIEWER || caller.maySomewhere(role));
        } else if (!caller.may(Role.VIEWER, project)) {
            throw new OutOfSight(rule.subject(), id);
        } else {
            caller.require(role, project);
        }
    }

    private @Nullable UUID project(Subject subject, @Nullable UUID id) {
        if (id == null) {
            throw new OutOfSight(subject, null);
        }
        return subjects.placeOf(subject, id)
                .orElseThrow(() -> new OutOfSight(subject, id))
                .project();
    }

    private static @Nullable UUID id(HttpServletRequest request, String variable) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object written = variables instanceof Map<?, ?> map ? map.get(variable) : null;
        try {
            return written == null ? null : UUID.fromString(written.toString().strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void demand(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("This is not allowed.");
        }
    }
}
