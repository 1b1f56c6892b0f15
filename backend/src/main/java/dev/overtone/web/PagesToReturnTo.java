package dev.overtone.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/** What somebody asked for before logging in, in a cookie: whoever only looks in leaves nothing in the database. */
class PagesToReturnTo extends CookieRequestCache {

    PagesToReturnTo() {
        setRequestMatcher(request -> request.getMethod().equals("GET")
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader("HX-Request") == null);
    }

    /** The address alone is remembered: in place of the request itself it would lack the headers that are asked for above. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        super.getMatchingRequest(request, response);
        return null;
    }
}
