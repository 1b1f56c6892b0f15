package dev.overtone.web;

import dev.overtone.accounts.FirstAdmin;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to point the browser once the server answers. */
@Component
class ReadyNotice {

    private static final Logger log = LoggerFactory.getLogger(ReadyNotice.class);

    private final ServerProperties server;
    private final ObjectProvider<FirstAdmin> firstAdmin;

    ReadyNotice(ServerProperties server, ObjectProvider<FirstAdmin> firstAdmin) {
        this.server = server;
        this.firstAdmin = firstAdmin;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            String address = "http://" + host(server.getAddress()) + ":"
                    + web.getWebServer().getPort() + "/";
            log.info("Overtone is ready: {}", address);
            firstAdmin.stream()
                    .flatMap(first -> first.secret().stream())
                    .forEach(secret ->
                            log.info("Nobody can log in yet. The first admin: {}setup?token={}", address, secret));
        }
    }

    private static String host(@Nullable InetAddress address) {
        return address == null || address.isLoopbackAddress() || address.isAnyLocalAddress()
                ? "localhost"
                : address.getHostAddress();
    }
}
