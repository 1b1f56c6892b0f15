package dev.overtone.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Notes every change that somebody of a team asked for and got, by its route, so that no new route is forgotten. What has
 * a line of its own in the {@link Audit} already needs no second one.
 */
@Component
@ConditionalOnWebApplication
class ChangeAudit implements HandlerInterceptor {

    private static final int REFUSED = 400;

    private final Caller caller;
    private final Audit audit;

    ChangeAudit(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && failure == null
                && response.getStatus() < REFUSED
                && !CrossSiteGuard.isSafe(request)
                && !Audit.hasLine(request)
                && handler instanceof HandlerMethod method
                && RouteRule.of(method).filter(rule -> !rule.computes()).isPresent()
                && caller.isKnown()
                && !caller.person().equals(Caller.LOCAL)) {
            audit.record(
                    request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                    request.getRequestURI(),
                    Map.of());
        }
    }
}
