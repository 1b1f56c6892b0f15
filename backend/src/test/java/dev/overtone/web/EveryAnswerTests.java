package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.HttpTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the server says of itself, and lets a browser run, in whatever it answers. */
@HttpTest
class EveryAnswerTests {

    private static final Pattern NONCE = Pattern.compile("script-src 'self' 'nonce-([A-Za-z0-9+/=]{24})'");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");
    private static final Pattern HANDLER = Pattern.compile("<[^>]+\\son\\w+=|javascript:");
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)tomcat|coyote|apache|spring|jackson|exception|\\bat \\w+\\.|\\.java\\b|/tmp/|/root/|/home/|0\\.1\\.0");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/now",
                "/designer",
                "/designer?network=%7B",
                "/reference",
                "/reference?network=%7B",
                "/compare",
                "/compare?network=hardnet-68&network=%7B",
                "/compare.csv",
                "/correlation",
                "/correlation?experiment=%3Cscript%3E&context=%7B",
                "/correlation.csv",
                "/face-off",
                "/face-off?network=%3Cscript%3E",
                "/runs",
                "/runs/table",
                "/projects",
                "/projects?archived=%7B",
                "/projects/nothing",
                "/experiments/nothing",
                "/trash",
                "/trash?page=%7B",
                "/series",
                "/series/new",
                "/series/new?network=%7B&axis=depth",
                "/searches",
                "/searches/new",
                "/searches/new?network=%7B",
                "/searches/nothing",
                "/searches/compare?x=%3Cscript%3E",
                "/runs/nothing",
                "/nothing",
                "/a;b",
                "/a//b",
                "/%25zz",
                "/?a=%zz",
                "/actuator",
                "/actuator/env",
                "/error"
            })
    void letsPagesRunTheirOwnScriptsOnly(String path) throws IOException {
        String answer = get(path);
        assertThat(answer).containsIgnoringCase("X-Content-Type-Options: nosniff");
        assertThat(answer).containsIgnoringCase("X-Frame-Options: DENY");
        assertThat(answer).containsIgnoringCase("Referrer-Policy: same-origin");
        assertThat(answer).containsIgnoringCase("Permissions-Policy: camera=()");
        assertThat(answer).containsIgnoringCase("Cross-Origin-Opener-Policy: same-origin");
        assertThat(answer).containsIgnoringCase("Cross-Origin-Resource-Policy: same-origin");
        var nonce = NONCE.matcher(answer);
        assertThat(nonce.find()).as(answer).isTrue();
        assertThat(answer).doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'");
        SCRIPT.matcher(answer)
                .results()
                .map(script -> script.group())
                .filter(script -> !script.contains("src="))
                .forEach(script -> assertThat(script).contains("nonce=\"" + nonce.group(1) + "\""));
        assertThat(HANDLER.matcher(answer).find()).as(answer).isFalse();
        assertThat(get(path)).as("a nonce is used once").doesNotContain(nonce.group(1));
    }

    /** Whatever is wrong with them: address, method, media type, HTTP itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /runs/%2e%2e%2f HTTP/1.1",
                "GET /%2Fetc HTTP/1.1",
                "GET /a%00b HTTP/1.1",
                "GET /a\\b HTTP/1.1",
                "GET /\"<> HTTP/1.1",
                "GET http://[ HTTP/1.1",
                "GET / HTTP/9.9",
                "GET /",
                "NONSENSE / HTTP/1.1",
                "TRACE / HTTP/1.1",
                "TRACE /api/v1/runs HTTP/1.1",
                "CONNECT evil.example:80 HTTP/1.1",
                "PUT /runs HTTP/1.1",
                "PROPFIND / HTTP/1.1",
                "GET /nothing HTTP/1.1",
                "GET /api/v1/nothing HTTP/1.1",
                "GET /api/v1/presets/..%2Fx HTTP/1.1",
                "POST /api/v1/runs HTTP/1.1",
                "GET /actuator/health HTTP/1.1",
                "GET /actuator/info HTTP/1.1",
                "GET /error HTTP/1.1"
            })
    void saysNothingOfItsInside(String request) throws IOException {
        String answer = send(request + "\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                // The media type that health probes know.
                .replace("vnd.spring-boot.actuator.v3+", "");
        assertThat(INSIDE.matcher(answer).results().map(found -> found.group()))
                .as(answer)
                .isEmpty();
        assertThat(answer).doesNotContain("\nServer:", "\nX-Powered-By:");
    }

    @Test
    void refusesAnEndlessAddress() throws IOException {
        String answer = get("/designer?network=" + "x".repeat(100_000));
        assertThat(answer).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        assertThat(INSIDE.matcher(answer).find()).isFalse();
    }

    /** Nothing but HTTP/1.1 is spoken: no other protocol to guard. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="
            })
    void changesToNoOtherProtocol(String headers) throws IOException {
        String answer = send("GET /actuator/health HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers
                + "\r\n\r\nGET /actuator/health HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("101");
        assertThat(send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).doesNotContain("HTTP/1.1 2", "HTTP/1.1 1");
    }

    @Test
    void echoesNothingByTrace() throws IOException {
        String answer = send("TRACE / HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nCookie: secret=hidden\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("hidden");
    }

    private String get(String target) throws IOException {
        // HTTP/1.0, so that no length of a chunk stands in the middle of a page.
        return send("GET " + target + " HTTP/1.0\r\nHost: 127.0.0.1:" + port
                + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
