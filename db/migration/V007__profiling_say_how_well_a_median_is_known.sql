-- Where the median lies with a confidence of 95 %; null for what was measured before intervals were taken.
alter table measurement
    add p50_low  double precision,
    add p50_high double precision,
    add check ((p50_low is null) = (p50_high is null)),
    add check (p50_low <= p50_high);

-- Samples as whole nanoseconds, each as the difference to the one before, zigzag and in sevens of bits (the lowest
-- first, the high bit says that more follow): 2 to 4 bytes each instead of 8, and to the nanosecond what was measured.
alter table measurement add samples_ns bytea;

update measurement
set samples_ns = (
    select string_agg(
               set_byte('\x00', 0, (((zigzag >> (7 * seven)) & 127)
                   | case when (zigzag >> (7 * (seven + 1))) > 0 then 128 else 0 end)::integer),
               '\x'::bytea order by position, seven)
    from (select position, case when step >= 0 then 2 * step else -2 * step - 1 end as zigzag
          from (select position, ns - lag(ns, 1, 0::bigint) over (order by position) as step
                from (select position, round(ms * 1e6)::bigint as ns
                      from unnest(samples_ms) with ordinality as sample (ms, position)) as whole) as steps) as signed
             cross join generate_series(0, 7) as seven
    where seven = 0 or (zigzag >> (7 * seven)) > 0);

alter table measurement
    alter samples_ns set not null,
    add check (octet_length(samples_ns) >= samples),
    drop samples_ms;

-- Runtimes have longer names now: eager-channels-last.
alter table run alter runtime type varchar(32);
