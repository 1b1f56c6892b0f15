package dev.overtone.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What Tomcat refuses by itself, such as an encoded slash: a problem in place of its own error page. */
@Component
class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int MOST_LANGUAGES = 1000;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // By default the eleventh language of a browser is an error.
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LANGUAGES));
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    private static final class ProblemValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            try {
                // The reporter writes although the response itself is closed by now.
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write("{\"type\":\"" + Problems.type(status) + "\",\"title\":\"" + status.getReasonPhrase()
                            + "\",\"status\":" + status.value() + "}");
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException e) {
                // Nobody is there to read it.
            }
        }
    }
}
