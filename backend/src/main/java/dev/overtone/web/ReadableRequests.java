package dev.overtone.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Refuses an address, a form, a media type or languages that cannot be read, such as {@code %zz}. Otherwise that would be said
 * wherever one of them is first asked for, which nobody there expects.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class ReadableRequests extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int refusal = refusal(request);
        if (refusal == 0) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) {
            // Tomcat has given up by itself where the client is gone.
            response.sendError(refusal);
        }
    }

    /** The status to refuse it with, or 0. */
    private static int refusal(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            String type = request.getContentType();
            if (type != null
                    && !type.isBlank()
                    && !MediaType.parseMediaType(type).isConcrete()) {
                return HttpStatus.UNSUPPORTED_MEDIA_TYPE.value();
            }
            request.getLocale();
            request.getParameterMap();
            return 0;
        } catch (InvalidMediaTypeException e) {
            return HttpStatus.UNSUPPORTED_MEDIA_TYPE.value();
        } catch (InvalidParameterException e) {
            return e.getErrorCode();
        } catch (IllegalArgumentException e) {
            return HttpStatus.BAD_REQUEST.value();
        }
    }
}
