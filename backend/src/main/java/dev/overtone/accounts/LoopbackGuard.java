package dev.overtone.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps web pages from elsewhere from driving a server that asks for no login. A foreign name that resolves to this
 * machine (DNS rebinding) is told by Host; a foreign page that posts here by Origin.
 */
class LoopbackGuard extends OncePerRequestFilter {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isLocalHost(request.getHeader("Host"))) {
            Refusal.write(response, "This server answers to localhost, 127.0.0.1 and [::1] only.");
        } else if (!CrossSiteGuard.isSafe(request) && !isFromHere(request)) {
            Refusal.write(response, "This request came from another site.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isFromHere(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(request.getScheme() + "://" + request.getHeader("Host"));
    }

    private static boolean isLocalHost(@Nullable String host) {
        if (host == null) {
            return false;
        }
        try {
            String name = URI.create("http://" + host).getHost();
            return name != null && LOCAL_NAMES.contains(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
