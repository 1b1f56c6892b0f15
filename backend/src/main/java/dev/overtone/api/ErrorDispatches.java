package dev.overtone.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Errors of the API's requests that the web server itself decided on, as when a body breaks off or never ends.
 * {@link Problems} does not see them either.
 */
@Component
class ErrorDispatches extends OncePerRequestFilter {

    private final ProblemWriter problems;

    ErrorDispatches(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path)
                || !path.startsWith("/api/");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (response.isCommitted()
                || !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(response, problem(status));
    }

    private static ProblemDetail problem(int status) {
        return switch (HttpStatus.resolve(status)) {
            case BAD_REQUEST ->
                Problems.detail(
                        HttpStatus.BAD_REQUEST,
                        "malformed",
                        "Malformed request",
                        "The request broke off or cannot be read.");
            case REQUEST_TIMEOUT ->
                Problems.detail(
                        HttpStatus.REQUEST_TIMEOUT,
                        "request-timeout",
                        "The request took too long",
                        "The rest of the body did not come.");
            case null, default -> Problems.typed(ProblemDetail.forStatus(status));
        };
    }
}
