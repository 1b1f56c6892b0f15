package dev.overtone.fuzz;

import dev.overtone.fuzz.Message.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes requests: good ones by the grammar, broken in one place or several, or others' broken further. */
final class Author {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
    private static final Pattern QUERY_VALUE = Pattern.compile("(?<==)[^&]*");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/problem+json",
            "text/plain",
            "text/html",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "*/*",
            "image/png",
            "text/event-stream",
            "nonsense",
            "a/b; q=2",
            "");

    private final Known known;
    private final Grammar grammar;
    private final Values values;

    Author(Known known, Grammar grammar, Values values) {
        this.known = known;
        this.grammar = grammar;
        this.values = values;
    }

    /** A request to this route, seldom quite right. */
    Message write(Route route) {
        String path = VARIABLE.matcher(route.pattern()).replaceAll(_ -> Matcher.quoteReplacement(pathValue()));
        List<Header> headers = headers(route);
        String body = "";
        if (route.json()) {
            var tree = grammar.body(route);
            for (int i = values.below(3); i > 0; i--) {
                tree = grammar.broken(tree);
            }
            body = Grammar.written(tree);
            headers.add(new Header("Content-Type", "application/json"));
        } else if (route.method().equals("POST")) {
            body = form(route);
            headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        } else if (!route.parameters().isEmpty()) {
            String query = form(route);
            path = query.isEmpty() ? path : path + "?" + query;
        }
        var message = new Message(route, route.method(), path, headers, body);
        return values.once(4) ? again(message) : message;
    }

    /** The same with something else wrong. */
    Message again(Message from) {
        return switch (values.below(12)) {
            case 0 ->
                from.with(values.pick(List.of(
                        new Header("Accept", values.pick(TYPES)),
                        new Header("Content-Type", values.pick(TYPES)),
                        new Header("Content-Encoding", "gzip"),
                        new Header(
                                "Host",
                                values.pick(List.of("localhost", "evil.example", "[::1]", "a:b:c", "127.0.0.1:0"))),
                        new Header("Origin", values.pick(List.of("http://evil.example", "null", ""))),
                        new Header("Sec-Fetch-Site", values.pick(List.of("cross-site", "same-origin", "none"))),
                        new Header("Cookie", "XSRF-TOKEN=" + header(values.text())),
                        new Header("Accept-Language", "zz-" + header(values.text())),
                        new Header("Range", "bytes=0-1,5-,-9"),
                        new Header("If-None-Match", "*"),
                        new Header("HX-Request", "true"),
                        new Header("Expect", "100-nonsense"),
                        new Header("X-HTTP-Method-Override", "DELETE"),
                        new Header("X-Forwarded-Host", "evil.example"),
                        new Header("Last-Event-ID", header(values.text())),
                        new Header("Authorization", "Basic " + header(values.text())),
                        new Header("Idempotency-Key", header(values.text())))));
            case 1 -> new Message(from.route, values.pick(METHODS), from.target, from.headers, from.body);
            case 2 -> from.with(from.target + encoded(values.text()), from.body);
            case 3 ->
                from.with(
                        inserted(
                                from.target,
                                values.pick(List.of(
                                        "%",
                                        "%2",
                                        "%00",
                                        "%2F",
                                        "%5c",
                                        ";",
                                        "//",
                                        "%ff",
                                        "/../",
                                        "/./",
                                        "#",
                                        "?",
                                        "&",
                                        "+",
                                        "%c0%80",
                                        "%ed%a0%80",
                                        "\u00ff",
                                        "|",
                                        "[]",
                                        "{}"))),
                        from.body);
            case 4, 5 ->
                from.with(
                        QUERY_VALUE
                                .matcher(from.target)
                                .replaceFirst(_ -> Matcher.quoteReplacement(encoded(values.text()))),
                        from.body);
            case 6 -> from.with(from.target, inserted(from.body, values.bytes()));
            case 7 -> from.with(from.target, from.body.substring(0, values.below(from.body.length() + 1)));
            case 8 ->
                from.with(
                        from.target,
                        values.once(3)
                                ? Message.utf8(values.json())
                                : from.body.replaceFirst("\\{\"(\\w+)\":", "{\"$1\":1,\"$1\":"));
            case 9 ->
                values.once(40)
                        ? from.with(
                                from.target,
                                from.body.replaceFirst(
                                        "[}&]|$", Matcher.quoteReplacement("," + "x".repeat(values.size(1_200_000)))))
                        : from.with(from.target, from.body + Message.utf8(values.text()));
            default -> from.with(from.target, rebroken(from.body));
        };
    }

    private String rebroken(String body) {
        if (body.startsWith("{")) {
            try {
                return Grammar.written(
                        grammar.broken(JsonMapper.shared().readTree(body.getBytes(StandardCharsets.ISO_8859_1))));
            } catch (JacksonException e) {
                // It is no JSON any more.
            }
        }
        return QUERY_VALUE.matcher(body).replaceFirst(_ -> Matcher.quoteReplacement(encoded(values.text())));
    }

    private List<Header> headers(Route route) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("Host", "127.0.0.1:" + known.port()));
        if (!route.isApi()) {
            headers.add(new Header("Cookie", "XSRF-TOKEN=" + known.csrf()));
            headers.add(new Header("Accept", values.once(4) ? "*/*" : "text/html"));
        }
        for (String name : route.headers()) {
            if (values.once(6)) {
                headers.add(new Header(name, values.once(2) ? "key-" + values.below(50) : header(values.text())));
            }
        }
        return headers;
    }

    private String form(Route route) {
        var fields = new ArrayList<String>();
        if (route.method().equals("POST") && !values.once(20)) {
            fields.add("_csrf=" + encoded(known.masked()));
        }
        for (String name : route.parameters()) {
            if (!values.once(4)) {
                fields.add(name + "=" + parameter(name));
            }
        }
        return fields.stream().collect(Collectors.joining("&"));
    }

    private String parameter(String name) {
        if (values.once(4)) {
            return values.once(10) ? "%" + values.text().replaceAll("[^\\x21-\\x7e]|[#&]", "") : encoded(values.text());
        }
        String good = switch (name) {
            case "network" -> {
                var design = grammar.design();
                yield values.once(2)
                        ? new String(
                                Grammar.written(grammar.broken(design)).getBytes(StandardCharsets.ISO_8859_1),
                                StandardCharsets.UTF_8)
                        : design.toString();
            }
            case "preset", "baseline" -> values.pick(List.of("hardnet-68", "densenet-121", "nothing"));
            case "run" -> known.run(values);
            case "filter" -> values.pick(List.of("state = 'QUEUED'", "state='FAILED' and fingerprint='00'", "state"));
            case "orderBy" -> values.pick(List.of("createdAt", "p50 desc", "name asc", "macs", "id"));
            case "pageSize" -> Long.toString(values.once(50) ? values.within(1, 500) : values.within(1, 9));
            case "pageToken", "page" -> known.token(values);
            case "sort" -> values.pick(List.of("createdAt", "p50", "cio", "state", "x"));
            case "direction" -> values.pick(List.of("asc", "desc", "sideways"));
            case "state" -> values.pick(List.of("queued", "FAILED", "done"));
            case "batchSize", "threads" -> Long.toString(values.within(1, 4096));
            case "expect", "context" -> values.pick(List.of("p1.eager.fp32.1.1", "p1.eager.fp32.0.1", "x"));
            case "since" -> values.pick(List.of("2026-11-24T18:00:00Z", "+999999999-12-31T00:00:00Z", "yesterday"));
            case "layers" -> values.pick(List.of("all", "plain", "depthwise", "x"));
            case "by" -> values.pick(List.of("macs", "cio", "milliseconds", "x"));
            case "protocol" -> values.pick(List.of("quick", "standard", "slow"));
            default -> values.text();
        };
        return encoded(good);
    }

    private String pathValue() {
        return switch (values.below(6)) {
            case 0 -> encoded(values.text());
            case 1 -> values.pick(List.of("hardnet-68", "densenet-121", "0".repeat(64), "x"));
            case 2, 3 -> known.network(values);
            default -> known.run(values);
        };
    }

    private String inserted(String text, String piece) {
        int at = values.below(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private static String header(String text) {
        return Message.utf8(text).replaceAll("[\\r\\n\\x00]", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
