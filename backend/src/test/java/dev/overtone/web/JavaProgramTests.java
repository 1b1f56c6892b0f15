package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Remarks;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaProgramTests {

    private static final String HERE = "http://127.0.0.1:8080";

    @TempDir
    private Path folder;

    @Test
    void saysWhatTheRunSaid() {
        assertThat(JavaProgram.of(run("baselines", "first look"), HERE))
                .contains(
                        "URI.create(\"http://127.0.0.1:8080/api/v1/runs\")",
                        "hardnet",
                        "Edge",
                        "baselines",
                        "first look");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"\"", "\"\"\"\"", "back\\slash \\u0041 \\", "tab\tand ünï", "*/ %s %n", "$1 \\\"\"\""})
    void compilesAndSendsExactlyTheBodyWhateverTheTagsAre(String tag) throws Exception {
        var received = new AtomicReference<String>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/runs", exchange -> {
            received.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        try {
            TrackedRun run = run("experiment " + tag, tag);
            start(JavaProgram.of(run, "http://127.0.0.1:" + server.getAddress().getPort()));

            assertThat(tools.jackson.databind.json.JsonMapper.shared().readTree(received.get()))
                    .isEqualTo(tools.jackson.databind.json.JsonMapper.shared()
                            .readTree(RequestAgain.of(run).toString()));
        } finally {
            server.stop(0);
        }
    }

    private void start(String program) throws Exception {
        Path source = Files.writeString(folder.resolve("MeasureAgain.java"), program);
        var told = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        told,
                        told,
                        "-Xlint:all",
                        "-Werror",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(status).as(told.toString(StandardCharsets.UTF_8)).isZero();
        try (var classes = new URLClassLoader(new java.net.URL[] {url()})) {
            classes.loadClass("MeasureAgain").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }

    private java.net.URL url() throws IOException {
        URI address = folder.toUri();
        return address.toURL();
    }

    private static TrackedRun run(String experiment, String tag) {
        TrackedRun plain = new FakeProfiler()
                .add(FakeProfiler.preset("hardnet-39ds"), RunState.QUEUED, null, 0, null)
                .run();
        return new TrackedRun(
                plain.id(),
                plain.state(),
                plain.createdAt(),
                null,
                null,
                plain.network(),
                "cpu",
                plain.settings(),
                experiment,
                List.of(tag),
                null,
                0,
                0,
                false,
                null,
                null,
                new Project.Named(new UUID(1, 2), "Edge"),
                null,
                Remarks.NONE,
                null);
    }
}
