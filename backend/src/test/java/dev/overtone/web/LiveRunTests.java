package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.tracking.RunState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Events as a browser hears them, over a real connection. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(30)
class LiveRunTests {

    @Autowired
    private FakeProfiler profiler;

    @LocalServerPort
    private int port;

    @Test
    void tellsEveryChangeAndClosesAtTheEnd() throws Exception {
        var run = profiler.add(FakeProfiler.preset("hardnet-68"), RunState.QUEUED, null, 0, null)
                .run();
        var heard = new CountDownLatch(1);
        var events = CompletableFuture.supplyAsync(() -> listen(run.id().toString(), heard));
        assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();

        profiler.change(run.id(), RunState.RUNNING, "MEASURING", 0.421);
        profiler.change(run.id(), RunState.RUNNING, "MEASURING", 0.422);
        profiler.change(run.id(), RunState.FINISHED, null, 1);

        assertThat(events.get(10, TimeUnit.SECONDS))
                .containsExactly("event:run", "event:run", "event:run", "event:done", "event:close");
    }

    @Test
    void tellsTheEndAtOnceToABrowserThatComesLate() {
        var run = profiler.add(FakeProfiler.preset("hardnet-68"), RunState.CANCELLED, null, 0, null)
                .run();
        assertThat(listen(run.id().toString(), new CountDownLatch(1)))
                .containsExactly("event:run", "event:done", "event:close");
    }

    private List<String> listen(String id, CountDownLatch heard) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/runs/" + id + "/live"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            try (Stream<String> lines =
                    client.send(request, BodyHandlers.ofLines()).body()) {
                return lines.peek(_ -> heard.countDown())
                        .filter(line -> line.startsWith("event:"))
                        .toList();
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
