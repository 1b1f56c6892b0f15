package dev.overtone.profiling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Devices as the database knows them; what they are told is a row that their workers read. */
@Service
class KeptDevicePool implements DevicePool {

    private static final int QUEUE_SHOWN = 25;

    /** What {@link dev.overtone.tracking.RunTransitions#claim} takes from, and in which order. */
    private static final String MAY_TAKE =
            " from run where state = 'QUEUED' and (wanted_device_id is null or wanted_device_id = :device)";

    private final JdbcClient jdbc;
    private final Devices devices;
    private final Calibrations calibrations;
    private final Profiler profiler;

    KeptDevicePool(JdbcClient jdbc, Devices devices, Calibrations calibrations, Profiler profiler) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.calibrations = calibrations;
        this.profiler = profiler;
    }

    private record Asked(
            @Nullable Instant heldSince,
            @Nullable Instant calibration,
            @Nullable String trouble) {}

    @Override
    @Transactional(readOnly = true)
    public Optional<DeviceDetails> device(String id) {
        return devices.all().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .map(this::details);
    }

    private DeviceDetails details(DeviceView device) {
        String id = device.id();
        Asked asked = asked(id);
        List<UUID> queue = runs("select id" + MAY_TAKE + " order by created_at, id limit " + QUEUE_SHOWN, id);
        return new DeviceDetails(
                device,
                device.worker() == null ? null : asked.heldSince(),
                runs("select id from run where state = 'RUNNING' and device_id = :device", id).stream()
                        .findFirst()
                        .flatMap(profiler::find)
                        .orElse(null),
                queue.stream().map(profiler::find).flatMap(Optional::stream).toList(),
                jdbc.sql("select count(*)" + MAY_TAKE)
                        .param("device", id)
                        .query(Integer.class)
                        .single(),
                calibrations.best(id),
                calibrations.newest(id),
                asked.calibration(),
                asked.trouble(),
                environment(id));
    }

    private List<UUID> runs(String sql, String device) {
        return jdbc.sql(sql)
                .param("device", device)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private Asked asked(String device) {
        return jdbc.sql("select held_since, calibration_asked, calibration_trouble from device where id = :device")
                .param("device", device)
                .query((row, _) -> new Asked(
                        Devices.instant(row, "held_since"),
                        Devices.instant(row, "calibration_asked"),
                        row.getString("calibration_trouble")))
                .single();
    }

    private Map<String, String> environment(String device) {
        return jdbc.sql("""
                        select environment from measurement join run on run.id = run_id
                        where run.device_id = :device order by run.finished_at desc limit 1""")
                .param("device", device)
                .query((row, _) -> Json.facts(row.getString("environment")))
                .optional()
                .orElse(Map.of());
    }

    @Override
    @Transactional
    public void stand(String id, Standing standing) {
        int updated =
                jdbc.sql("""
                        update device
                        set standing_since = case when standing = :standing then standing_since else now() end,
                            standing = :standing
                        where id = :id""").param("standing", standing.name()).param("id", id).update();
        requireKnown(id, updated);
    }

    @Override
    @Transactional
    public void calibrate(String id) {
        int updated = jdbc.sql(
                        "update device set calibration_asked = coalesce(calibration_asked, now()) where id = :id")
                .param("id", id)
                .update();
        requireKnown(id, updated);
    }

    private static void requireKnown(String id, int updated) {
        if (updated == 0) {
            throw new UnknownDevice(id);
        }
    }
}
