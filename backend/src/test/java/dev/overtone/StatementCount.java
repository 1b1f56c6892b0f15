package dev.overtone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every statement that requests send to the database while it is open, as JDBC's and Hibernate's own logs tell. */
public final class StatementCount implements AutoCloseable {

    private static final String OF_REQUESTS = "http-nio";
    private static final List<Logger> LOGGERS =
            List.of((Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate"), (Logger)
                    LoggerFactory.getLogger("org.hibernate.SQL"));

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String message = event.getFormattedMessage();
            boolean repeated =
                    message.equals("Executing prepared SQL query") || message.equals("Executing prepared SQL update");
            // What goes on beside requests has threads of its own.
            if (event.getThreadName().startsWith(OF_REQUESTS) && !repeated) {
                statements.add(message);
            }
        }
    };

    public StatementCount() {
        appender.start();
        for (Logger logger : LOGGERS) {
            logger.addAppender(appender);
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
        }
    }

    public List<String> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void close() {
        for (Logger logger : LOGGERS) {
            logger.detachAppender(appender);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
    }
}
