package dev.overtone.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request as the bytes that go over the wire, each part open to change; text is Latin-1, a byte a character. */
final class Message {

    final Route route;
    final String method;
    final String target;
    final List<Header> headers;
    final String body;

    /** One header line. */
    record Header(String name, String value) {}

    Message(Route route, String method, String target, List<Header> headers, String body) {
        this.route = route;
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    Message with(String otherTarget, String otherBody) {
        return new Message(route, method, otherTarget, headers, otherBody);
    }

    Message with(Header header) {
        var all = new ArrayList<>(headers);
        all.removeIf(known -> known.name().equalsIgnoreCase(header.name()));
        all.add(header);
        return new Message(route, method, target, all, body);
    }

    boolean isApi() {
        String path = target.split("[?#]", 2)[0];
        return path.startsWith("/api/");
    }

    byte[] bytes() {
        var head = new StringBuilder(512 + target.length());
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (!body.isEmpty() || method.equals("POST")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        var all = new ByteArrayOutputStream(head.length() + body.length() + 2);
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    /** For a person; what is long is cut, what is not printable escaped. */
    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.ISO_8859_1);
        var shown = new StringBuilder();
        for (char c : text.substring(0, Math.min(text.length(), 3000)).toCharArray()) {
            if (c == '\n' || (c >= ' ' && c < 127)) {
                shown.append(c);
            } else if (c != '\r') {
                shown.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            }
        }
        return text.length() > 3000 ? shown + "… (" + text.length() + " bytes)" : shown.toString();
    }

    /** The bytes of this text in UTF-8, a character each. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
