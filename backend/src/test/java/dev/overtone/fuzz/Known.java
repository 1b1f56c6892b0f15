package dev.overtone.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** What the server told so far that a good request needs: its runs, its networks, its page tokens, and a token for its forms. */
final class Known {

    private static final int KEPT = 200;
    private static final Pattern RUN = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern NETWORK = Pattern.compile("\"fingerprint\":\"([0-9a-f]{64})\"");
    private static final Pattern TOKEN = Pattern.compile("\"nextPageToken\":\"([^\"]+)\"");

    private final int port;
    private final Deque<String> runs = new ArrayDeque<>();
    private final Deque<String> networks = new ArrayDeque<>();
    private final Deque<String> tokens = new ArrayDeque<>();

    Known(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    String csrf() {
        return "token";
    }

    /** The form's token as a page carries it: random bytes, here zeros, then the token xor those. */
    String masked() {
        byte[] text = csrf().getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * text.length];
        System.arraycopy(text, 0, masked, text.length, text.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }

    synchronized void learn(Answer answer) throws IOException {
        if (answer.status() < 300
                && answer.type().startsWith("application/json")
                && answer.body().length() < 100_000) {
            keep(runs, RUN, answer.body());
            keep(networks, NETWORK, answer.body());
            keep(tokens, TOKEN, answer.body());
        }
    }

    synchronized String run(Values values) {
        return runs.isEmpty() ? "01940000-0000-7000-8000-000000000000" : values.pick(List.copyOf(runs));
    }

    synchronized String network(Values values) {
        return networks.isEmpty() ? "0".repeat(64) : values.pick(List.copyOf(networks));
    }

    synchronized String token(Values values) {
        return tokens.isEmpty() ? "none" : values.pick(List.copyOf(tokens));
    }

    private static void keep(Deque<String> kept, Pattern pattern, String body) {
        var found = pattern.matcher(body);
        while (found.find()) {
            kept.addFirst(found.group(1));
            if (kept.size() > KEPT) {
                kept.removeLast();
            }
        }
    }
}
