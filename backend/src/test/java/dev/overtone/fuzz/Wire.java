package dev.overtone.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kept connection that sends exactly the bytes it is given; a client library would mend or refuse them. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /** Sends it once; again on a new connection where the server had closed the kept one. */
    Answer send(Message message) throws IOException {
        boolean kept = socket != null;
        byte[] bytes = message.bytes();
        long begin = System.nanoTime();
        Answer answer = exchange(bytes, message.method, begin);
        return answer.status() == 0 && kept ? exchange(bytes, message.method, System.nanoTime()) : answer;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is closed then.
        }
        socket = null;
    }

    private Answer exchange(byte[] bytes, String method, long begin) throws IOException {
        try {
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
                in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            }
            try {
                socket.getOutputStream().write(bytes);
            } catch (SocketException e) {
                // It was refused before it was all sent; the answer may be there all the same.
            }
            return receive(method, begin);
        } catch (EOFException | SocketException e) {
            close();
            return new Answer(0, Map.of(), "", System.nanoTime() - begin);
        }
    }

    private Answer receive(String method, long begin) throws IOException {
        String[] status = line().split(" ", 3);
        int code = Integer.parseInt(status[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + "\n" + other);
        }
        if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            // It may go on for ever: its head is the answer.
            close();
            return new Answer(code, headers, "", System.nanoTime() - begin);
        }
        String body = method.equals("HEAD") || code == 204 || code == 304 ? "" : body(headers);
        if ("close".equals(headers.get("connection"))) {
            close();
        }
        return new Answer(code, headers, body, System.nanoTime() - begin);
    }

    private String body(Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            var all = new ByteArrayOutputStream();
            for (int size = chunk(); size > 0; size = chunk()) {
                all.write(stream().readNBytes(size));
                line();
            }
            line();
            return all.toString(StandardCharsets.ISO_8859_1);
        }
        String length = headers.get("content-length");
        byte[] all = length == null ? stream().readAllBytes() : stream().readNBytes(Integer.parseInt(length));
        return new String(all, StandardCharsets.ISO_8859_1);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = stream().read(); next != '\n'; next = stream().read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private InputStream stream() throws EOFException {
        if (in == null) {
            throw new EOFException();
        }
        return in;
    }
}
