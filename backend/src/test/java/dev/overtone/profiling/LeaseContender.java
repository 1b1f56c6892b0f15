package dev.overtone.profiling;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A process of a {@link DeviceRace}: takes the device as a worker does, marks it as held, and lets it go again. */
final class LeaseContender {

    static final String USER = "RACE_USER";
    static final String PASSWORD = "RACE_PASSWORD";

    private static final String DEVICE = "raced-for";
    private static final long PID = ProcessHandle.current().pid();

    private final Connection marks;
    private final JdbcConnectionDetails database;

    private LeaseContender(JdbcConnectionDetails database) throws SQLException {
        this.database = database;
        this.marks = DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /** Arguments: database, how many contenders to wait for, turns of all of them, whether to ask for the lease. */
    public static void main(String[] arguments) throws Exception {
        var contender = new LeaseContender(named(arguments[0]));
        contender.waitForAll(Integer.parseInt(arguments[1]));
        contender.race(Integer.parseInt(arguments[2]), Boolean.parseBoolean(arguments[3]));
    }

    private void waitForAll(int contenders) throws SQLException, InterruptedException {
        update("insert into race.ready values (?)", PID);
        while (number("select count(*) from race.ready") < contenders) {
            Thread.sleep(5);
        }
    }

    private void race(int turns, boolean leased) throws SQLException, InterruptedException {
        long refused = 0;
        while (number("select count(*) from race.turn") < turns) {
            if (!leased) {
                hold(null, 0);
                continue;
            }
            Optional<DeviceLease> lease = DeviceLease.tryAcquire(database, DEVICE, "contender:" + PID);
            if (lease.isPresent()) {
                try (DeviceLease held = lease.get()) {
                    hold(held.hold().fence(), refused);
                }
                refused = 0;
            } else {
                refused++;
            }
        }
    }

    private void hold(@Nullable Long fence, long refused) throws SQLException, InterruptedException {
        if (update("insert into race.mark values ('" + DEVICE + "', ?) on conflict do nothing", PID) == 0) {
            long other = number("select coalesce(max(pid), 0) from race.mark");
            if (ProcessHandle.of(other).filter(ProcessHandle::isAlive).isPresent()) {
                update("insert into race.overlap values (?, ?)", PID, other);
            }
            update("update race.mark set pid = ?", PID);
        }
        Thread.sleep(1);
        update("insert into race.turn (fence, pid, refused) values (?, ?, ?)", fence, PID, refused);
        update("delete from race.mark where pid = ?", PID);
    }

    private int update(String sql, @Nullable Long... values) throws SQLException {
        try (var statement = marks.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i], java.sql.Types.BIGINT);
            }
            return statement.executeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = marks.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static JdbcConnectionDetails named(String url) {
        return new JdbcConnectionDetails() {

            @Override
            public String getJdbcUrl() {
                return url;
            }

            @Override
            public String getUsername() {
                return System.getenv(USER);
            }

            @Override
            public String getPassword() {
                return System.getenv(PASSWORD);
            }
        };
    }
}
