package dev.overtone.web;

import dev.overtone.tracking.TrackedRun;

/** The program that would ask for a run once more: one file that {@code java} runs as it is. */
final class JavaProgram {

    private static final String PROGRAM = """
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;

            /** Asks Overtone for a run: {@code java MeasureAgain.java}. */
            public class MeasureAgain {

                public static void main(String[] args) throws Exception {
                    String body = %s;
                    HttpRequest request = HttpRequest.newBuilder(URI.create(%s))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
                    try (HttpClient client = HttpClient.newHttpClient()) {
                        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                        System.out.println(answer.statusCode() + " " + answer.body());
                    }
                }
            }
            """;

    private JavaProgram() {}

    static String of(TrackedRun run, String address) {
        return PROGRAM.formatted(block(ReadableJson.of(RequestAgain.of(run))), literal(address + "/api/v1/runs"));
    }

    /** A text block; its lines stand as deep as its end. */
    private static String block(String json) {
        String margin = " ".repeat(16);
        return "\"\"\"\n" + margin + escaped(json).replace("\n", "\n" + margin) + "\"\"\"";
    }

    private static String literal(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /** JSON's own escapes are kept, as two backslashes; three quotes in a row would end a block. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"\"", "\"\\\"");
    }
}
