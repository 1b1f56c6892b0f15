package dev.overtone.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Pages run their own scripts only. The nonce of a request is its attribute {@value #NONCE}; style attributes are
 * allowed because the charts position their tooltips with them.
 */
final class ContentSecurityPolicy {

    static final String NONCE = "cspNonce";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 18;

    static String newNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        Object nonce = request.getAttribute(NONCE);
        String own = nonce == null ? "" : " 'nonce-" + nonce + "'";
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self'" + own + "; style-src 'self'" + own
                        + "; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none';"
                        + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
    }
}
