package dev.overtone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The embedded database of a home, seen from outside the program: its process, and its tables over a connection. */
public final class HomeDatabase {

    private static final int PROCESS_LINE = 0;
    private static final int PORT_LINE = 3;

    private final Path folder;

    public HomeDatabase(Path home) {
        this.folder = home.resolve("database");
    }

    /** The server's own process, whose kill ends all connections at once; empty while it does not run. */
    public Optional<ProcessHandle> postmaster() throws IOException {
        List<String> lines = postmasterFile();
        return lines.size() <= PORT_LINE
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(PROCESS_LINE).strip()))
                        .filter(ProcessHandle::isAlive);
    }

    /** Whether a server stopped in order, or none was ever started; a killed one leaves its file behind. */
    public boolean isStoppedInOrder() {
        return !Files.exists(folder.resolve("cluster/postmaster.pid"));
    }

    /**
     * A connection of the program's own user.
     *
     * @throws SQLException while the database does not answer
     */
    public Connection connect() throws SQLException {
        try {
            List<String> lines = postmasterFile();
            if (lines.size() <= PORT_LINE) {
                throw new SQLException("There is no database server in " + folder);
            }
            var properties = new Properties();
            properties.setProperty("user", "overtone");
            properties.setProperty(
                    "password", Files.readString(folder.resolve("password")).strip());
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", "10");
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/overtone", properties);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    /** Makes the program's next result wait in the midst of being written, until the connection is closed. */
    public Connection holdBackResults() throws SQLException {
        Connection holding = connect();
        try (var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table measurement in share mode");
            return holding;
        } catch (SQLException e) {
            holding.close();
            throw e;
        }
    }

    private List<String> postmasterFile() throws IOException {
        Path file = folder.resolve("cluster/postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
