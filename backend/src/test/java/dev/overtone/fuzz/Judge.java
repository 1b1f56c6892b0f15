package dev.overtone.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of every answer, whatever was asked. */
final class Judge {

    private static final String TYPES = "urn:overtone:problem:";

    /** Every type that a program may meet; a new one belongs into the API's description. */
    private static final Set<String> STABLE = Set.of(
            "malformed",
            "invalid-request",
            "not-found",
            "method-not-allowed",
            "not-acceptable",
            "unsupported-media-type",
            "body-too-large",
            "unknown-run",
            "unknown-search",
            "unknown-view",
            "unknown-project",
            "unknown-experiment",
            "not-in-trash",
            "name-taken",
            "still-at-work",
            "parent-in-trash",
            "first-project",
            "search-has-ended",
            "unknown-preset",
            "unknown-network",
            "unknown-device",
            "unknown-metric",
            "no-samples",
            "no-layers",
            "no-series",
            "run-has-ended",
            "foreign-request",
            "request-timeout",
            "expectation-failed",
            "content-too-large");

    private static final Pattern INSIDE = Pattern.compile(
            "(Exception|Error)\\b|\\bat [\\w.$]+\\(|(java|jakarta|javax|tools\\.jackson|org\\.[a-z]+|dev\\.overtone)\\.[a-z]+\\.|"
                    + "\\.java\\b|/tmp/|/home/|/root/|/usr/|[Tt]omcat|Coyote|Apache|PSQL|PostgreSQL|0\\.1\\.0|SQLSTATE");

    /** The program that a Run page gives away to be copied, which names the classes that it needs. */
    private static final Pattern COPIED = Pattern.compile("<pre id=\"java\".*?</pre>", Pattern.DOTALL);

    private static final Pattern RANDOM = Pattern.compile("(nonce|content)=\"[\\w+/=-]*\"");

    /** A request may be a megabyte long; its refusal says what is wrong with it and does not give it back. */
    private static final int LONGEST_SENTENCE = 2_000;

    private final Duration bound;

    /** @param bound the longest that any answer may take */
    Judge(Duration bound) {
        this.bound = bound;
    }

    /** What is wrong with this answer, in words, if anything is. */
    Optional<String> complaint(Message asked, Answer answer) {
        int status = answer.status();
        if (status == 0) {
            return Optional.of("no answer");
        }
        if (answer.nanos() > bound.toNanos()) {
            return Optional.of("it took " + answer.nanos() / 1_000_000 + " ms");
        }
        if (status >= 500 && !(status == 501 && isForTheContainer(asked))) {
            return Optional.of("status " + status);
        }
        if (answer.headers().containsKey("server") || answer.headers().containsKey("x-powered-by")) {
            return Optional.of("a header names the server's software");
        }
        // Random letters spell anything once in a million answers.
        String said =
                COPIED.matcher(RANDOM.matcher(answer.body()).replaceAll("")).replaceAll("");
        var inside = INSIDE.matcher(said);
        if (status >= 400 && inside.find()) {
            return Optional.of("it shows what is inside: " + inside.group());
        }
        if (answer.type().startsWith("text/html") && answer.body().contains(Values.MARKUP)) {
            return Optional.of("text of the request became markup");
        }
        boolean container = isTheContainers(answer);
        if (container
                ? !answer.body().isEmpty() || status != 400
                : !"nosniff".equals(answer.headers().get("x-content-type-options"))) {
            return Optional.of("the container answered by itself, or security headers are missing");
        }
        if (asked.isApi() && status >= 400 && !container && !asked.method.equals("HEAD")) {
            return problem(status, answer);
        }
        return Optional.empty();
    }

    /** What tells one kind of answer from another: its status, its problem and the field that it names. */
    String kind(Message asked, Answer answer) {
        String field = "";
        String type = answer.type().replaceAll(";.*", "");
        if (type.equals("application/problem+json")) {
            JsonNode problem = read(answer);
            if (problem != null) {
                type = problem.path("type").asString("");
                for (JsonNode error : problem.path("errors")) {
                    field += " " + error.path("field").asString("").replaceAll("\\d+", "0");
                }
            }
        }
        String shape = field.length() > 120 ? field.substring(0, 120) : field;
        return asked.route.name() + " " + answer.status() + " " + type + shape;
    }

    /** Malformed before it was HTTP to anybody: refused by the container, without a body. */
    private static boolean isTheContainers(Answer answer) {
        return answer.status() == 400 && answer.headers().get("x-content-type-options") == null;
    }

    private static boolean isForTheContainer(Message asked) {
        return List.of("PROPFIND").contains(asked.method);
    }

    private static Optional<String> problem(int status, Answer answer) {
        if (!answer.type().startsWith("application/problem+json")) {
            return Optional.of("status " + status + " without a problem, but " + answer.type());
        }
        JsonNode problem = read(answer);
        if (problem == null) {
            return Optional.of("the problem is not JSON");
        }
        String type = problem.path("type").asString("");
        if (!type.startsWith(TYPES) || !STABLE.contains(type.substring(TYPES.length()))) {
            return Optional.of("an unknown type of problem: " + type);
        }
        if (problem.path("status").asInt(0) != status
                || problem.path("title").asString("").isBlank()) {
            return Optional.of("the problem does not tell its status and title");
        }
        if (problem.path("detail").asString("").length() > LONGEST_SENTENCE) {
            return Optional.of("the detail gives back a long text");
        }
        boolean named = type.endsWith("invalid-request");
        if (status == 422 && !named) {
            return Optional.of("422, but " + type);
        }
        if (named && problem.path("errors").isEmpty()) {
            return Optional.of("no field is named");
        }
        for (JsonNode error : problem.path("errors")) {
            for (String part : List.of("field", "value", "allowed", "message")) {
                if (error.path(part).isMissingNode() || error.path(part).isNull()) {
                    return Optional.of("a wrong field without its " + part);
                }
                if (error.path(part).asString("").length() > LONGEST_SENTENCE) {
                    return Optional.of("a wrong field gives back a long " + part);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable JsonNode read(Answer answer) {
        try {
            return JsonMapper.shared().readTree(answer.body().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (JacksonException e) {
            return null;
        }
    }
}
