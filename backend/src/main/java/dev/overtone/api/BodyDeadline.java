package dev.overtone.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * A time for the whole of a body, whoever reads it: a controller, Tomcat for a form, or nobody. Tomcat's own timeouts begin
 * anew with every byte, so that a body that drips would hold a thread for days.
 */
@Component
class BodyDeadline implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Duration longest;

    BodyDeadline(@Value("${overtone.body-deadline}") Duration longest) {
        this.longest = longest;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Valve(longest));
    }

    private static final class Valve extends ValveBase {

        /** As much as Tomcat itself reads of a body that nobody wanted, so that its sender hears the answer. */
        private static final int MOST_UNWANTED_BYTES = 2 << 20;

        private final Duration longest;

        Valve(Duration longest) {
            super(true);
            this.longest = longest;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            org.apache.coyote.Request connection = request.getCoyoteRequest();
            InputBuffer given = connection.getInputBuffer();
            var timed = new Timed(given, System.nanoTime() + longest.toNanos());
            connection.setInputBuffer(timed);
            try {
                getNext().invoke(request, response);
                if (!request.isAsync() && !connection.hasExpectation()) {
                    response.finishResponse();
                    if (!timed.canBeReadToItsEnd(MOST_UNWANTED_BYTES)) {
                        // Closes the connection, whose next request nobody could find.
                        connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                    }
                }
            } finally {
                connection.setInputBuffer(given);
            }
        }
    }

    private static final class Timed implements InputBuffer {

        private final InputBuffer in;
        private final long end;
        private boolean failed;

        Timed(InputBuffer in, long end) {
            this.in = in;
            this.end = end;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            try {
                requireTime();
                int read = in.doRead(handler);
                if (read >= 0) {
                    requireTime();
                }
                return read;
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }

        private void requireTime() throws SocketTimeoutException {
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("The body took too long.");
            }
        }

        boolean canBeReadToItsEnd(int most) {
            var discarded = new Discarded();
            int left = most;
            while (left > 0 && !failed) {
                try {
                    int read = doRead(discarded);
                    if (read < 0) {
                        return true;
                    }
                    left -= read;
                } catch (IOException e) {
                    return false;
                }
            }
            return false;
        }

        @Override
        public int available() {
            return in.available();
        }
    }

    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer bytes = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // What comes is not kept.
        }
    }
}
