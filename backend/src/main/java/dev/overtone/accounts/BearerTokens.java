package dev.overtone.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer ovt_…}. */
class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final RequestAttributeSecurityContextRepository kept = new RequestAttributeSecurityContextRepository();
    private final Tokens tokens;
    private final AuthenticationEntryPoint refusal;

    BearerTokens(Tokens tokens, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Recognised> recognised =
                tokens.recognise(header.substring(SCHEME.length()).strip());
        if (recognised.isEmpty()) {
            refusal.commence(request, response, new BadCredentialsException("The token is not good."));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(recognised.get());
        SecurityContextHolder.setContext(context);
        // For the end of an answer that is given later, which the chain sees again.
        kept.saveContext(context, request, response);
        chain.doFilter(request, response);
    }
}
