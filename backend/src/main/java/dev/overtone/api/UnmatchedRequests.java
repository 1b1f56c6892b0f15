package dev.overtone.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Requests to the API that no controller takes: a wrong path, method or media type. {@link Problems} never sees them. */
@Component
class UnmatchedRequests implements HandlerExceptionResolver, Ordered {

    private static final PathPatternRequestMatcher API =
            PathPatternRequestMatcher.withDefaults().matcher("/api/**");

    private final ProblemWriter problems;

    UnmatchedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Before Spring's own, which answer with an empty body. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (handler instanceof HandlerMethod || !(e instanceof ErrorResponse refused) || !API.matches(request)) {
            return null;
        }
        refused.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        ProblemDetail problem = refused.getBody();
        if (e instanceof NoResourceFoundException) {
            problem.setDetail("There is nothing at this address.");
        }
        try {
            problems.write(response, Problems.typed(problem));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new ModelAndView();
    }
}
