package dev.overtone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a server that is still to be started. */
public final class FreePort {

    private FreePort() {}

    /** Below the ports that the system gives to clients, one of which could take it while the server starts. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken; another one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
