package dev.overtone.profiling;

import dev.overtone.tracking.Hold;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The exclusive right to use one device: a session advisory lock on a connection of its own. PostgreSQL ends it the
 * moment the connection ends, so a killed worker frees its device at once; a worker that was cut off notices within
 * socket timeout and pulse, and the fence keeps whatever it still writes out.
 */
final class DeviceLease implements AutoCloseable {

    /** First half of the lock's key; the second is the device's own number. */
    private static final int LOCK_CLASS = 0x4F56;

    private static final String SOCKET_TIMEOUT_SECONDS = "2";

    private final Connection connection;
    private final String device;
    private final long fence;

    private DeviceLease(Connection connection, String device, long fence) {
        this.connection = connection;
        this.device = device;
        this.fence = fence;
    }

    /** Takes the device if nobody holds it. */
    static Optional<DeviceLease> tryAcquire(JdbcConnectionDetails database, String device, String worker)
            throws SQLException {
        Connection connection = connect(database);
        try {
            if (!lock(connection, device)) {
                connection.close();
                return Optional.empty();
            }
            return Optional.of(new DeviceLease(connection, device, raiseFence(connection, device, worker)));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Hold hold() {
        return new Hold(device, fence);
    }

    /**
     * Says that the holder lives, and hears which of the runs it works on are to be cancelled.
     *
     * @throws SQLException if the lease is lost
     */
    synchronized List<UUID> pulse(List<UUID> runs) throws SQLException {
        try (PreparedStatement alive = connection.prepareStatement("""
                with alive as (update device set seen_at = now() where id = ? and seen_at < now() - interval '5 seconds')
                select id from run where id = any(?) and cancel_requested""")) {
            alive.setString(1, device);
            alive.setArray(2, connection.createArrayOf("uuid", runs.toArray()));
            try (ResultSet result = alive.executeQuery()) {
                List<UUID> cancelled = new ArrayList<>();
                while (result.next()) {
                    cancelled.add(result.getObject(1, UUID.class));
                }
                return cancelled;
            }
        } catch (SQLException e) {
            if (DatabaseDisk.isFull(e)) {
                // The lock is held all the same; only its note could not be written.
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        try (connection;
                PreparedStatement leave =
                        connection.prepareStatement("update device set worker = null where id = ? and fence = ?")) {
            leave.setString(1, device);
            leave.setLong(2, fence);
            leave.executeUpdate();
        } catch (SQLException e) {
            // Lost already: the lock went with the connection.
        }
    }

    private static Connection connect(JdbcConnectionDetails database) throws SQLException {
        var properties = new Properties();
        setIfPresent(properties, "user", database.getUsername());
        setIfPresent(properties, "password", database.getPassword());
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        properties.setProperty("connectTimeout", SOCKET_TIMEOUT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "overtone-device");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void setIfPresent(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private static boolean lock(Connection connection, String device) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(?, lock_key) from device where id = ?")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setString(2, device);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static long raiseFence(Connection connection, String device, String worker) throws SQLException {
        try (PreparedStatement raise = connection.prepareStatement(
                "update device set fence = fence + 1, worker = ?, seen_at = now(), held_since = now() where id = ? returning fence")) {
            raise.setString(1, worker);
            raise.setString(2, device);
            try (ResultSet result = raise.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
