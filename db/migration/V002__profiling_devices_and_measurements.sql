-- json, not jsonb, for what people read: it keeps the order in which the facts were written.
-- lock_key is what a worker locks while it holds the device; fence rises with every new holder.
create table device (
    id               varchar(64) primary key,
    lock_key         integer generated always as identity unique,
    kind             varchar(16)  not null,
    host             text         not null,
    cores            integer      not null check (cores >= 1),
    profile_id       varchar(64)  not null,
    profile_name     text         not null,
    profile_facts    json         not null,
    fence            bigint       not null default 0,
    worker           text,
    seen_at          timestamptz  not null
);

alter table run add foreign key (wanted_device_id) references device;
alter table run add foreign key (device_id) references device;

-- One row for each finished run, written with its end in one transaction.
create table measurement (
    run_id            uuid primary key references run,
    profile_id        varchar(64)      not null,
    profile_name      text             not null,
    profile_facts     json             not null,
    p50               double precision not null,
    p90               double precision not null,
    p95               double precision not null,
    p99               double precision not null,
    mean              double precision not null,
    stddev            double precision not null,
    iqr               double precision not null,
    min               double precision not null,
    max               double precision not null,
    samples           integer          not null check (samples >= 1),
    verdict           varchar(20)      not null check (verdict in ('STABLE', 'NOISY', 'THROTTLED', 'TOO_FEW_SAMPLES')),
    reason            text             not null,
    noise             double precision not null,
    throughput        double precision not null,
    peak_memory_bytes bigint           not null,
    warmup_forwards   integer          not null,
    warmup_ms         double precision not null,
    environment       json             not null,
    numerics          jsonb            not null,
    samples_ms        double precision[] not null,
    check (cardinality(samples_ms) = samples)
);

create index measurement_by_p50 on measurement (p50, run_id);
