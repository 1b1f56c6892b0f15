package dev.overtone.profiling;

import dev.overtone.profiling.BenchEvent.FoundDevice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The pool's devices as the database knows them. */
@Repository
class Devices {

    private final JdbcClient jdbc;
    private final Calibrations calibrations;

    Devices(JdbcClient jdbc, Calibrations calibrations) {
        this.jdbc = jdbc;
        this.calibrations = calibrations;
    }

    /** Adds a device to the pool, or brings what is known of it up to date. */
    @Transactional
    String register(FoundDevice found) {
        String id = Hardware.deviceId(found.kind());
        HardwareProfile profile = found.hardwareProfile();
        Ceilings ceilings = found.ceilings();
        CounterSupport counters = found.counters();
        jdbc.sql("""
                        insert into device (id, kind, host, cores, profile_id, profile_name, profile_facts,
                                            peak_operations, peak_bytes, counters, counters_words, seen_at)
                        values (:id, :kind, :host, :cores, :profileId, :profileName, cast(:facts as json),
                                :operations, :bytes, :counters, :countersWords, now())
                        on conflict (id) do update
                        set peak_operations = case when device.profile_id = excluded.profile_id
                                then greatest(device.peak_operations, excluded.peak_operations)
                                else excluded.peak_operations end,
                            peak_bytes = case when device.profile_id = excluded.profile_id
                                then greatest(device.peak_bytes, excluded.peak_bytes)
                                else excluded.peak_bytes end,
                            cores = excluded.cores, profile_id = excluded.profile_id,
                            profile_name = excluded.profile_name, profile_facts = excluded.profile_facts,
                            counters = coalesce(excluded.counters, device.counters),
                            counters_words = coalesce(excluded.counters_words, device.counters_words),
                            trouble = null""")
                .param("id", id)
                .param("kind", found.kind())
                .param("host", Hardware.host())
                .param("cores", found.cores())
                .param("profileId", profile.id())
                .param("profileName", profile.name())
                .param("facts", Json.write(profile.facts()))
                .param("operations", ceilings == null ? null : ceilings.operationsPerSecond())
                .param("bytes", ceilings == null ? null : ceilings.bytesPerSecond())
                .param("counters", counters == null ? null : counters.usable())
                .param("countersWords", counters == null ? null : counters.words())
                .update();
        if (ceilings != null) {
            calibrations.write(id, Map.of("fp32", ceilings.operationsPerSecond(), "update", ceilings.bytesPerSecond()));
        }
        return id;
    }

    /** Notes why this machine's devices cannot be used, until they are registered again. */
    void complain(String trouble) {
        jdbc.sql("update device set trouble = :trouble where host = :host")
                .param("trouble", trouble)
                .param("host", Hardware.host())
                .update();
    }

    /** Held devices first. A device whose worker was not heard of for a minute counts as held by nobody. */
    List<DeviceView> all() {
        return jdbc.sql("""
                        select id, kind, host, cores, profile_id, profile_name, profile_facts, seen_at, trouble,
                               peak_operations, peak_bytes, counters, counters_words, standing, standing_since,
                               case when seen_at > now() - interval '1 minute' then worker end as worker
                        from device order by worker is null, kind, id""").query((row, _) -> device(row)).list();
    }

    /** Devices with a run at work whose holder has not been heard of for this long. */
    List<String> silentWithARun(int seconds) {
        return jdbc.sql("""
                        select id from device
                        where seen_at < now() - make_interval(secs => :seconds)
                          and exists (select 1 from run where run.device_id = device.id and run.state = 'RUNNING')""")
                .param("seconds", seconds)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private static DeviceView device(ResultSet row) throws SQLException {
        return new DeviceView(
                row.getString("id"),
                row.getString("kind"),
                row.getString("host"),
                new HardwareProfile(
                        row.getString("profile_id"),
                        row.getString("profile_name"),
                        Json.facts(row.getString("profile_facts"))),
                row.getString("worker"),
                row.getTimestamp("seen_at").toInstant(),
                row.getInt("cores"),
                ceilings(row),
                row.getString("trouble"),
                counters(row),
                Standing.valueOf(row.getString("standing")),
                instant(row, "standing_since"));
    }

    private static @Nullable CounterSupport counters(ResultSet row) throws SQLException {
        String words = row.getString("counters_words");
        return words == null ? null : new CounterSupport(row.getBoolean("counters"), words);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Ceilings ceilings(ResultSet row) throws SQLException {
        double operations = row.getDouble("peak_operations");
        return row.wasNull() ? null : new Ceilings(operations, row.getDouble("peak_bytes"));
    }
}
