package dev.overtone.storage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words that the named database does not answer, or does not let us in. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        String state = cause.getSQLState();
        if (state == null) {
            return null;
        }
        return switch (state.substring(0, 2)) {
            case "08", "57" ->
                analysis(
                        "The database does not answer", "Check SPRING_DATASOURCE_URL and that the server runs.", cause);
            case "28" ->
                analysis(
                        "The database refuses this user",
                        "Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                        cause);
            case "3D" -> analysis("There is no such database", "Create it, or check SPRING_DATASOURCE_URL.", cause);
            default -> null;
        };
    }

    private static FailureAnalysis analysis(String what, String action, SQLException cause) {
        return new FailureAnalysis(what + ": " + cause.getMessage(), action, cause);
    }
}
