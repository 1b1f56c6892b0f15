package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Application;
import dev.overtone.Http;
import dev.overtone.Ledger;
import dev.overtone.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Bodies that drip: each byte comes long before any pause would be too long, and the last one never. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "overtone.worker.local=false",
            "overtone.body-deadline=1s",
            "server.tomcat.threads.max=4",
            "server.tomcat.threads.min-spare=4"
        })
@Import({TestDatabase.class, Ledger.class})
class BodyDeadlineTests {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/api/v1/analyses, false", "/api/v1/analyses, true", "/api/v1/runs, false"})
    void refusesABodyThatDripsTooLong(String path, boolean chunked) throws IOException {
        try (var drip = new Drip(path, JSON, chunked)) {
            assertThat(drip.answer())
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json", "urn:overtone:problem:request-timeout", "took too long");
        }
    }

    /** Tomcat reads a form itself, and closes the connection of one that it cannot read without a word. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesTheConnectionOfAFormThatDripsTooLong(boolean chunked) throws IOException {
        try (var drip = new Drip("/designer/picture", FORM, chunked)) {
            assertThat(drip.answer()).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        }
    }

    /** The answer comes at once, and the connection is not kept for the rest. */
    @ParameterizedTest
    @CsvSource({"/api/v1/nothing, 404, false", "/api/v1/presets, 405, true"})
    void waitsNoLongerForABodyThatNobodyReads(String path, int status, boolean chunked) throws IOException {
        try (var drip = new Drip(path, JSON, chunked)) {
            assertThat(drip.answer()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void drippingBodiesHoldNoThread() throws IOException {
        List<Drip> drips = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                drips.add(new Drip(i % 2 == 0 ? "/api/v1/analyses" : "/api/v1/nothing", JSON, i % 3 == 0));
            }
            for (Drip drip : drips) {
                assertThat(drip.answer()).startsWith("HTTP/1.1 40");
            }
            assertThat(new Http(port).get("/api/v1/presets").status()).isEqualTo(200);
        } finally {
            for (Drip drip : drips) {
                drip.close();
            }
        }
    }

    @Test
    void keepsTheConnectionOfABodyThatCameWhole() throws IOException {
        String body = "{\"network\": 1}";
        String head = "POST %s HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n";
        String length = "Content-Length: " + body.length() + "\r\n";
        String requests = head.formatted("/api/v1/nothing") + length + "\r\n" + body
                + head.formatted("/api/v1/analyses") + length + "Connection: close\r\n\r\n" + body;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404")
                    .contains("HTTP/1.1 422");
        }
    }

    /** One byte every 100 ms of a body that is said to be long. */
    private final class Drip implements AutoCloseable {

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        private final ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();

        Drip(String path, String type, boolean chunked) throws IOException {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: " + type
                    + "\r\nSec-Fetch-Site: same-origin\r\n"
                    + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: 100000") + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            byte[] drop = (chunked ? "1\r\n \r\n" : " ").getBytes(StandardCharsets.ISO_8859_1);
            var _ = tap.scheduleAtFixedRate(() -> fall(drop), 0, 100, TimeUnit.MILLISECONDS);
        }

        private void fall(byte[] drop) {
            try {
                socket.getOutputStream().write(drop);
            } catch (IOException e) {
                tap.shutdown();
            }
        }

        /** All that the server says until it closes the connection; an error while it does not. */
        String answer() {
            var answer = new StringBuilder();
            try {
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    answer.append((char) next);
                }
            } catch (java.net.SocketTimeoutException e) {
                throw new AssertionError("The server still holds the connection; it said: " + answer, e);
            } catch (IOException e) {
                // Closed while drops were under way.
            }
            return answer.toString();
        }

        @Override
        public void close() throws IOException {
            tap.shutdownNow();
            socket.close();
        }
    }
}
