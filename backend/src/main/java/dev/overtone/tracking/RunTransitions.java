package dev.overtone.tracking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A run's way through its states, as the holder of its device writes it. Every step is one guarded update: it counts
 * only while the run is RUNNING under this {@link Hold}. Times are the database's, so that workers' clocks do not matter.
 */
@Service
@Transactional
public class RunTransitions {

    private static final String OURS =
            " where id = :id and state = 'RUNNING' and device_id = :device and fence = :fence";

    private static final String TAKE = """
            update run
            set state = 'RUNNING', device_id = :device, fence = :fence, attempt = attempt + 1,
                started_at = now(), stage = 'BUILDING', progress = 0
            """;

    private final JdbcClient jdbc;
    private final RunRows rows;

    RunTransitions(JdbcClient jdbc, RunRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Takes the oldest run that this device may take. */
    public Optional<TrackedRun> claim(Hold hold) {
        return jdbc.sql(TAKE + """
                        where id = (
                            select id from run
                            where state = 'QUEUED' and (wanted_device_id is null or wanted_device_id = :device)
                            order by created_at, id
                            for update skip locked
                            limit 1)
                        returning id""")
                .param("device", hold.device())
                .param("fence", hold.fence())
                .query(UUID.class)
                .optional()
                .flatMap(rows::findById)
                .map(RunRow::tracked);
    }

    /** Takes what this device may take of the same series, in its order. */
    public List<TrackedRun> claimMates(Hold hold, UUID series) {
        List<UUID> mates = jdbc.sql(TAKE + """
                        where id in (
                            select id from run
                            where state = 'QUEUED' and series_id = :series
                              and (wanted_device_id is null or wanted_device_id = :device)
                            for update skip locked)
                        returning id""")
                .param("device", hold.device())
                .param("fence", hold.fence())
                .param("series", series)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        return rows.findAll(mates).stream().map(RunRow::tracked).toList();
    }

    /** Notes how far the run is; silent when it is no longer ours. */
    public void advance(UUID id, Hold hold, String stage, double progress) {
        guarded("update run set stage = :stage, progress = :progress", id, hold)
                .param("stage", stage)
                .param("progress", progress)
                .update();
    }

    /**
     * Ends a run well; part of the transaction that writes its result.
     *
     * @throws Superseded if the run is no longer ours
     */
    public void finish(UUID id, Hold hold) {
        requireOurs(
                id,
                guarded("update run set state = 'FINISHED', finished_at = now(), stage = null, progress = 1", id, hold)
                        .update());
    }

    /** @throws Superseded if the run is no longer ours */
    public void fail(UUID id, Hold hold, Failure failure) {
        requireOurs(
                id,
                guarded("""
                        update run
                        set state = 'FAILED', finished_at = now(), stage = null,
                            failure_code = :code, failure_stage = :stage, failure_message = :message""", id, hold)
                        .param("code", failure.code())
                        .param("stage", failure.stage())
                        .param("message", failure.message())
                        .update());
    }

    /** @throws Superseded if the run is no longer ours */
    public void cancelled(UUID id, Hold hold) {
        requireOurs(
                id,
                guarded("update run set state = 'CANCELLED', finished_at = now(), stage = null", id, hold)
                        .update());
    }

    /**
     * Gives back what this run's holder cannot go on with; it may be claimed again unless it was to be cancelled.
     *
     * @throws Superseded if the run is no longer ours
     */
    public void giveBack(UUID id, Hold hold) {
        requireOurs(id, guarded("""
                        update run
                        set state = case when cancel_requested then 'CANCELLED' else 'QUEUED' end,
                            finished_at = case when cancel_requested then now() end,
                            attempt = attempt - 1, fence = null, device_id = null, started_at = null,
                            stage = null, progress = 0""", id, hold).update());
    }

    /**
     * What earlier holders of this device left behind: queued again while attempts are left, ended otherwise.
     *
     * @param hold of the new holder; only runs of lower fences are touched
     * @return how many runs were found
     */
    public int recover(Hold hold, int mostAttempts) {
        return jdbc.sql("""
                        update run
                        set state = case when cancel_requested then 'CANCELLED'
                                         when attempt >= :most then 'FAILED'
                                         else 'QUEUED' end,
                            finished_at = case when cancel_requested or attempt >= :most then now() end,
                            started_at = case when cancel_requested or attempt >= :most then started_at end,
                            device_id = case when cancel_requested or attempt >= :most then device_id end,
                            fence = case when cancel_requested or attempt >= :most then fence end,
                            failure_code = case when not cancel_requested and attempt >= :most then 'WORKER_LOST' end,
                            failure_stage = case when not cancel_requested and attempt >= :most then coalesce(stage, 'BUILDING') end,
                            failure_message = case when not cancel_requested and attempt >= :most
                                then 'The worker died or lost its database ' || attempt || ' times while it ran this network.' end,
                            stage = null,
                            progress = 0
                        where state = 'RUNNING' and device_id = :device and fence < :fence""")
                .param("most", mostAttempts)
                .param("device", hold.device())
                .param("fence", hold.fence())
                .update();
    }

    /** Whether earlier holders of this device left a run behind. */
    @Transactional(readOnly = true)
    public boolean isAnyLeftBehind(Hold hold) {
        return jdbc.sql(
                        "select exists (select 1 from run where state = 'RUNNING' and device_id = :device and fence < :fence)")
                .param("device", hold.device())
                .param("fence", hold.fence())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec guarded(String update, UUID id, Hold hold) {
        return jdbc.sql(update + OURS)
                .param("id", id)
                .param("device", hold.device())
                .param("fence", hold.fence());
    }

    private static void requireOurs(UUID id, int updated) {
        if (updated != 1) {
            throw new Superseded(id);
        }
    }
}
