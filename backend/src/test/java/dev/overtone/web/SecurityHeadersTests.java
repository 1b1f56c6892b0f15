package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class SecurityHeadersTests {

    private static final Pattern NONCE = Pattern.compile("script-src 'self' 'nonce-([A-Za-z0-9+/=]{24})'");

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void connects() {
        http = new Http(port);
    }

    @Test
    void letsPagesRunTheirOwnScriptsOnly() {
        assertThat(policy())
                .contains(
                        "default-src 'self'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'",
                        "form-action 'self'",
                        "connect-src 'self'")
                .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'", "*", "http");
    }

    @Test
    void givesEachPageANonceOfItsOwn() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            var nonce = NONCE.matcher(policy());
            assertThat(nonce.find()).isTrue();
            nonces.add(nonce.group(1));
        }
        assertThat(nonces).hasSize(20);
    }

    @Test
    void tellsBrowsersToTrustNothingElse() {
        var answer = http.get("/", "Accept", "text/html");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(http.get("/api/v1/presets").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void refusesAFormWhoseTokenIsNoText() {
        byte[] masked = {0, 0, 0, 0, 0, -1, -1, -1, -1, -1};
        String token = Base64.getUrlEncoder().encodeToString(masked);
        assertThat(http.post(
                                "/views",
                                "_csrf=" + token.replace("=", "%3D"),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Cookie",
                                "XSRF-TOKEN=token")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesAFormWithoutItsToken() {
        assertThat(http.post("/anything", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(403);
    }

    private String policy() {
        return String.valueOf(http.get("/", "Accept", "text/html").header("Content-Security-Policy"));
    }
}
