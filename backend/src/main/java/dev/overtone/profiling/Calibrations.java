package dev.overtone.profiling;

import dev.overtone.tracking.Hold;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What devices were seen to reach, every calibration of it. */
@Repository
class Calibrations {

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;

    Calibrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a calibration waits to be taken by this holder. */
    boolean isAsked(Hold hold) {
        return jdbc.sql(
                        "select true from device where id = :device and fence = :fence and calibration_asked is not null")
                .param("device", hold.device())
                .param("fence", hold.fence())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Keeps what was asked for; nothing when the holder is no longer the device's. */
    @Transactional
    void keep(Hold hold, Map<String, Double> perSecond) {
        if (answered(hold, null)) {
            write(hold.device(), perSecond);
        }
    }

    /** Notes why what was asked for could not be taken. */
    @Transactional
    void fail(Hold hold, String trouble) {
        answered(hold, trouble);
    }

    private boolean answered(Hold hold, @Nullable String trouble) {
        return jdbc.sql("""
                        update device set calibration_asked = null, calibration_trouble = :trouble
                        where id = :device and fence = :fence""")
                        .param("trouble", trouble)
                        .param("device", hold.device())
                        .param("fence", hold.fence())
                        .update()
                == 1;
    }

    /** Keeps figures of the device as it is now, and what of them is the best for rooflines. */
    void write(String device, Map<String, Double> perSecond) {
        perSecond.forEach((figure, value) -> jdbc.sql("""
                        insert into calibration (device_id, taken_at, figure, profile_id, per_second)
                        select id, now(), :figure, profile_id, :value from device where id = :device""")
                .param("figure", figure)
                .param("value", value)
                .param("device", device)
                .update());
        Double operations = perSecond.get("fp32");
        Double bytes = perSecond.get("update");
        if (operations != null && bytes != null) {
            jdbc.sql("""
                            update device
                            set peak_operations = greatest(peak_operations, :operations),
                                peak_bytes = greatest(peak_bytes, :bytes)
                            where id = :device""")
                    .param("operations", operations)
                    .param("bytes", bytes)
                    .param("device", device)
                    .update();
        }
    }

    /** Of every figure the best on the hardware that the device has now. */
    Map<String, Double> best(String device) {
        Map<String, Double> best = new LinkedHashMap<>();
        jdbc.sql("""
                        select figure, max(per_second) as per_second
                        from calibration join device on device.id = device_id and device.profile_id = calibration.profile_id
                        where device_id = :device group by figure order by figure""").param("device", device).query(row -> {
            best.put(row.getString("figure"), row.getDouble("per_second"));
        });
        return best;
    }

    /** The newest, newest first. */
    List<TakenCalibration> newest(String device) {
        Map<Instant, Map<String, Double>> taken = new LinkedHashMap<>();
        jdbc.sql("""
                        select taken_at, figure, per_second from calibration
                        where device_id = :device and taken_at in (
                            select distinct taken_at from calibration where device_id = :device
                            order by taken_at desc limit :most)
                        order by taken_at desc, figure""").param("device", device).param("most", SHOWN).query(row -> {
            Timestamp at = row.getTimestamp("taken_at");
            taken.computeIfAbsent(at.toInstant(), _ -> new LinkedHashMap<>())
                    .put(row.getString("figure"), row.getDouble("per_second"));
        });
        List<TakenCalibration> newest = new ArrayList<>();
        taken.forEach((at, figures) -> newest.add(new TakenCalibration(at, figures)));
        return newest;
    }
}
