package dev.overtone.profiling;

import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Ends a server's own worker when the server is gone: its standard input is a pipe that ends with the server. */
@Component
@Profile("worker")
@ConditionalOnProperty("overtone.worker.child")
class WorkerParent {

    WorkerParent(ConfigurableApplicationContext context) {
        Thread.ofPlatform().daemon().name("server-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is ever sent.
                }
            } catch (IOException e) {
                // As good as the end of it.
            }
            Thread.ofPlatform().daemon().start(context::close);
            try {
                Thread.sleep(8_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        });
    }
}
