package dev.overtone.profiling;

import dev.overtone.network.TrainingFreeSignals;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Signals that were asked for, as the holder of a device sees them. */
@Repository
class SignalQueue {

    /** Of an earlier holder of this device, or of a device whose worker was not heard of for long. */
    private static final String LEFT_BEHIND = """
            (state = 'RUNNING'
             and (device_id = :device and fence < :fence
                  or exists (select 1 from device gone
                             where gone.id = device_id and gone.seen_at < now() - interval '1 minute')))""";

    private static final String OURS = " where fingerprint = :fingerprint and seed = :seed and state = 'RUNNING'"
            + " and device_id = :device and fence = :fence";

    private final JdbcClient jdbc;

    SignalQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param network its written form */
    record Asked(String fingerprint, int seed, String network) {}

    /** Takes what was asked for first, if the device takes anything at all. */
    @Transactional
    Optional<Asked> claim(Hold hold) {
        holding("""
                update signal_request
                set state = 'FAILED', finished_at = now(), failure_code = 'WORKER_LOST',
                    failure_message = 'The worker died or lost its database ' || attempt || ' times while it computed them.'
                where attempt >= :most and\s""" + LEFT_BEHIND, hold)
                .param("most", DeviceWorker.MOST_ATTEMPTS)
                .update();
        return holding("""
                        update signal_request
                        set state = 'RUNNING', device_id = :device, fence = :fence, attempt = attempt + 1,
                            started_at = now()
                        where (fingerprint, seed) = (
                            select fingerprint, seed from signal_request
                            where state = 'QUEUED' or %s
                            order by asked_at, fingerprint, seed
                            for update skip locked
                            limit 1)
                          and exists (select 1 from device
                                      where id = :device and device.fence = :fence and standing = 'TAKING')
                        returning fingerprint, seed,
                                  (select spec from network where network.fingerprint = signal_request.fingerprint) as spec
                        """.formatted(LEFT_BEHIND), hold)
                .query((row, _) -> new Asked(
                        Objects.requireNonNull(row.getString("fingerprint")),
                        row.getInt("seed"),
                        Objects.requireNonNull(row.getString("spec"))))
                .optional();
    }

    /** Keeps what was computed, whoever computed it. */
    @Transactional
    void keep(Asked asked, TrainingFreeSignals signals) {
        for (Signal signal : Signal.values()) {
            double value = signal.of(signals);
            jdbc.sql("""
                            insert into network_signal (fingerprint, seed, signal, value)
                            values (:fingerprint, :seed, :signal, :value) on conflict do nothing""")
                    .param("fingerprint", asked.fingerprint())
                    .param("seed", asked.seed())
                    .param("signal", signal.notation())
                    .param("value", finite(value))
                    .update();
        }
        jdbc.sql("""
                        update signal_request
                        set state = 'FINISHED', finished_at = now(), failure_code = null, failure_message = null
                        where fingerprint = :fingerprint and seed = :seed and state <> 'FINISHED'""")
                .param("fingerprint", asked.fingerprint())
                .param("seed", asked.seed())
                .update();
    }

    /** Ends them without a result, unless they are no longer this holder's. */
    @Transactional
    void fail(Asked asked, Hold hold, Failure failure) {
        ours("""
                update signal_request
                set state = 'FAILED', finished_at = now(), failure_code = :code, failure_message = :message""", asked, hold)
                .param("code", failure.code())
                .param("message", failure.message())
                .update();
    }

    /** Leaves them to another worker, unless they are no longer this holder's. */
    @Transactional
    void giveBack(Asked asked, Hold hold) {
        ours("""
                update signal_request
                set state = 'QUEUED', attempt = attempt - 1, device_id = null, fence = null, started_at = null""", asked, hold).update();
    }

    private JdbcClient.StatementSpec ours(String update, Asked asked, Hold hold) {
        return holding(update + OURS, hold)
                .param("fingerprint", asked.fingerprint())
                .param("seed", asked.seed());
    }

    private JdbcClient.StatementSpec holding(String sql, Hold hold) {
        return jdbc.sql(sql).param("device", hold.device()).param("fence", hold.fence());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
