package dev.overtone.trials;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A ledger as a team's is after some years: runs spread over networks, experiments, hardware, settings and tags, most of
 * them measured, some failed, with metrics on every other network and on one of ten runs. The same for the same number.
 */
public final class ManyRuns {

    private static final int AT_ONCE = 5_000;

    private ManyRuns() {}

    /** @param runs how many there will be, in a ledger that is empty */
    public static void write(Connection connection, int runs) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("select setseed(0.42)");
            sql.execute("alter table run disable trigger run_finished");
            places(sql);
            networks(sql, Math.max(10, runs / 50));
            for (int from = 0; from < runs; from += AT_ONCE) {
                int to = Math.min(runs, from + AT_ONCE);
                runs(sql, from, to);
                measurements(sql, from, to);
            }
            rest(sql);
            sql.execute("alter table run enable trigger run_finished");
            for (String table :
                    new String[] {"run", "measurement", "network", "metric", "movement", "experiment", "star"}) {
                sql.execute("vacuum analyze " + table);
            }
        }
    }

    private static void places(Statement sql) throws SQLException {
        sql.execute("""
                insert into project (name, created_at) select 'Project ' || n, now() from generate_series(2, 4) as n""");
        sql.execute("""
                insert into experiment (name, project_id, created_at)
                select 'Experiment ' || n, project.id, now() - make_interval(days => n)
                from generate_series(1, 60) as n
                join (select id, row_number() over (order by id) - 1 as number from project) as project
                  on project.number = n % 4""");
        sql.execute("""
                insert into device (id, kind, host, cores, profile_id, profile_name, profile_facts, seen_at)
                select 'device-' || n, 'cpu', 'host-' || n, 4 * n, 'profile-' || n, 'Processor ' || n || ', ' || 4 * n || ' cores',
                       '{"model": "Processor", "memory": "64 GiB"}', now()
                from generate_series(1, 6) as n""");
        sql.execute("""
                insert into series (title, axis, together, created_at)
                select 'Sweep ' || n, 'growthRate', false, now() from generate_series(1, 200) as n""");
    }

    private static void networks(Statement sql, int networks) throws SQLException {
        sql.execute("""
                insert into network (fingerprint, name, family, spec, parameters, macs, cio, cio_without_depthwise_downsampling,
                                     concat_elements, peak_activation_elements, weight_bytes, created_at)
                select encode(sha256(cast('network ' || n as bytea)), 'hex'),
                       'hardnet_d8-16-16-16-4_k' || 8 + n %% 40 || '-16-20-40-160_m1.' || n %% 10 || '_r' || 128 + 32 * (n %% 5),
                       case n %% 7 when 0 then 'densenet' when 1 then 'log-densenet' else 'hardnet' end,
                       json_build_object('family', 'hardnet',
                           'input', json_build_object('channels', 3, 'height', 128 + 32 * (n %% 5), 'width', 128 + 32 * (n %% 5)),
                           'multiplier', 1 + (n %% 10) / 10.0, 'stem', json_build_array(32, 64),
                           'blocks', json_build_array(
                               json_build_object('growthRate', 8 + n %% 40, 'depth', 8, 'outChannels', 128, 'downsample', true),
                               json_build_object('growthRate', 16, 'depth', 4 + n %% 13, 'outChannels', 256, 'downsample', true),
                               json_build_object('growthRate', 160, 'depth', 4, 'outChannels', 1024, 'downsample', false)),
                           'classes', 1000),
                       1000000 + n * 7919 %% 40000000, 100000000 + n * 104729 %% 9000000000, 5000000 + n * 1299709 %% 20000000,
                       4000000, 3000000 + n, 900000 + n, 4000000 + 4 * n, now() - make_interval(hours => cast(n as integer))
                from generate_series(cast(1 as bigint), %d) as n""".formatted(networks));
        sql.execute("""
                insert into metric (fingerprint, name, value, unit, source, attached_at)
                select fingerprint, 'top1', 60 + 20 * random(), '%', 'a training', now()
                from network where random() < 0.5""");
    }

    private static void runs(Statement sql, int from, int to) throws SQLException {
        sql.execute("""
                insert into run (id, state, created_at, started_at, finished_at, fingerprint, spec, experiment_id, project_id,
                                 tags, batch_size, "precision", runtime, threads, protocol, device_id, fence, attempt,
                                 failure_code, failure_stage, failure_message, title, notes, pinned, archived_at, trashed_at,
                                 series_id, series_position)
                select uuidv7(make_interval(mins => n - 1000000)), state, created, created + interval '20 seconds',
                       case when state <> 'QUEUED' then created + make_interval(secs => 30 + n %% 100) end,
                       network.fingerprint, network.spec, experiment.id,
                       coalesce(experiment.project_id, '00000000-0000-7000-8000-000000000001'),
                       array_remove(array['team-' || n %% 12, case when n %% 9 = 0 then 'baseline' end,
                                          case when n %% 31 = 0 then 'model=v' || n %% 5 end], null),
                       (array[1, 1, 1, 2, 4, 8, 16])[1 + n %% 7], 'fp32',
                       (array['eager', 'eager-channels-last'])[1 + n %% 2], (array[1, 2, 4])[1 + n %% 3],
                       (array['quick', 'quick', 'standard', 'publish'])[1 + n %% 4], 'device-' || 1 + n %% 6, 1, 1,
                       case when state = 'FAILED' then (array['OUT_OF_MEMORY', 'CRASHED'])[1 + n %% 2] end,
                       case when state = 'FAILED' then 'MEASURING' end, case when state = 'FAILED' then 'It failed' end,
                       case when n %% 20 = 0 then 'Run ' || n end, case when n %% 50 = 0 then 'A note' else '' end, n %% 500 = 0,
                       case when n %% 100 = 17 then created end, case when n %% 100 = 19 and state <> 'QUEUED' then created end,
                       case when n %% 10 = 0 then (select id from series order by id offset n %% 200 limit 1) end,
                       case when n %% 10 = 0 then n end
                from (select n, now() - make_interval(mins => 10 * (%2$d - n) %% 1000000) as created,
                             case when n %% 100 < 92 then 'FINISHED' when n %% 100 < 96 then 'FAILED'
                                  when n %% 100 < 99 then 'CANCELLED' else 'QUEUED' end as state
                      from generate_series(%1$d, %2$d - 1) as n) as planned
                join (select fingerprint, spec, row_number() over (order by fingerprint) - 1 as number,
                             count(*) over () as all_networks from network) as network
                  on network.number = n * 7919 %% network.all_networks
                left join (select id, project_id, row_number() over (order by id) - 1 as number from experiment) as experiment
                  on experiment.number = n %% 75""".formatted(from, to));
    }

    private static void measurements(Statement sql, int from, int to) throws SQLException {
        sql.execute("""
                insert into measurement (
                    run_id, profile_id, profile_name, profile_facts, p50, p90, p95, p99, mean, stddev, iqr, min, max, samples,
                    verdict, reason, noise, throughput, peak_memory_bytes, warmup_forwards, warmup_ms, environment, numerics,
                    samples_ns, p50_low, p50_high, repeat_deviation, repeats)
                select run.id, device.profile_id, device.profile_name, device.profile_facts, p50, p50 * 1.1, p50 * 1.15,
                       p50 * 1.4, p50 * 1.02, p50 * 0.05, p50 * 0.04, p50 * 0.97, p50 * 3, 700,
                       (array['STABLE', 'STABLE', 'STABLE', 'NOISY'])[1 + floor(4 * random())::integer], 'As its samples say.',
                       0.003, 1000 * run.batch_size / p50, 200000000 + floor(1e8 * random())::bigint, 40, 300,
                       json_build_object('java version', 25 + floor(2 * random())::integer || '.0.1', 'engine', 'PyTorch 2.7.1',
                           'operating system', 'Linux 6.8.0-60-generic', 'processor', device.profile_name, 'cores', device.cores,
                           'memory', '64 GiB', 'threads', run.threads, 'load average', round(random()::numeric, 2),
                           'commit', substr(run.fingerprint, 1, 7), 'governor', 'performance', 'large pages', 'yes',
                           'taken at', run.finished_at),
                       json_build_object('head', array[0.1, 0.2, 0.3, 0.4, 0.5], 'sum', 1.5, 'l2', 2.5, 'argmax', 3),
                       decode(repeat(md5(random()::text), 90), 'hex'), p50 * 0.99, p50 * 1.01, 0.01, 12
                from (select run.*, (10 + 60 * random()) * run.batch_size / run.threads as p50
                      from (select * from run order by id offset %d limit %d) as run) as run
                join device on device.id = run.device_id
                where run.state = 'FINISHED'""".formatted(from, to - from));
    }

    private static void rest(Statement sql) throws SQLException {
        sql.execute("""
                insert into metric (run_id, name, value, unit, source, attached_at)
                select id, 'energy', 5 * random(), 'J', 'a meter', now() from run where random() < 0.1""");
        sql.execute("""
                insert into movement (run_id, against_id, ratio, low, high, changed)
                select run_id, lag(run_id) over (order by run_id), 1.05, 1.03, 1.07, '[]' from measurement
                where random() < 0.01 offset 1""");
        sql.execute("""
                insert into star (person_id, run_id)
                select '00000000-0000-7000-8000-000000000002', id from run where random() < 0.002""");
        sql.execute("""
                update network set last_measured_at = measured.at
                from (select fingerprint, max(finished_at) as at from run where state = 'FINISHED' group by fingerprint) as measured
                where measured.fingerprint = network.fingerprint""");
    }
}
