package dev.overtone.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Requests to the API that ended before any controller: at a firewall, at a filter, in the container, or with a body that
 * broke off or never came. Problems, too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class EscapedErrors extends OncePerRequestFilter {

    private final ProblemWriter problems;

    EscapedErrors(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR || !isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (response.isCommitted()) {
            chain.doFilter(request, response);
        } else {
            problems.write(response, problem(response.getStatus()));
        }
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

    private static boolean isApi(HttpServletRequest request) {
        String address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        try {
            return UriUtils.decode(address, StandardCharsets.UTF_8).startsWith("/api/");
        } catch (IllegalArgumentException e) {
            return address.startsWith("/api/");
        }
    }
}
