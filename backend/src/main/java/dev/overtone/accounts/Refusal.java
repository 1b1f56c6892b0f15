package dev.overtone.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a request is answered that must not reach anything behind the guards. */
final class Refusal {

    private Refusal() {}

    /** @param detail plain text without quotes */
    static void write(HttpServletResponse response, String detail) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(
                        "{\"type\":\"urn:overtone:problem:foreign-request\",\"title\":\"Refused\",\"status\":403,\"detail\":\""
                                + detail + "\"}");
    }
}
