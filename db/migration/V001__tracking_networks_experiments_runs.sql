-- A network is one row however often and however it is written: its fingerprint is its key.
create table network (
    fingerprint                        varchar(64) primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
    name                               text        not null,
    family                             text        not null,
    spec                               jsonb       not null,
    parameters                         bigint      not null check (parameters > 0),
    macs                               bigint      not null check (macs > 0),
    cio                                bigint      not null check (cio > 0),
    cio_without_depthwise_downsampling bigint      not null,
    concat_elements                    bigint      not null,
    peak_activation_elements           bigint      not null,
    weight_bytes                       bigint      not null,
    created_at                         timestamptz not null
);

create index network_by_age on network (created_at desc, fingerprint desc);

create table experiment (
    id         uuid primary key default uuidv7(),
    name       varchar(200) not null unique check (length(name) > 0),
    created_at timestamptz  not null
);

-- The run is also the queue: a worker claims a row, and device_id with fence says whose result counts.
create table run (
    id               uuid primary key,
    state            varchar(16)      not null check (state in ('QUEUED', 'RUNNING', 'FINISHED', 'FAILED', 'CANCELLED')),
    created_at       timestamptz      not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    fingerprint      varchar(64)      not null references network,
    spec             jsonb            not null,
    experiment_id    uuid references experiment,
    tags             varchar(100)[]   not null default '{}',
    batch_size       integer          not null check (batch_size between 1 and 4096),
    "precision"      varchar(16)      not null,
    runtime          varchar(16)      not null,
    threads          integer          not null check (threads >= 1),
    protocol         varchar(16)      not null,
    wanted_device_id varchar(64),
    device_id        varchar(64),
    fence            bigint,
    attempt          integer          not null default 0,
    stage            varchar(16),
    progress         double precision not null default 0,
    cancel_requested boolean          not null default false,
    failure_code     varchar(64),
    failure_stage    varchar(16),
    failure_message  text,
    idempotency_key  varchar(255) unique,
    request_digest   varchar(64),
    check ((state in ('FINISHED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    check ((state = 'FAILED') = (failure_code is not null)),
    check (state <> 'RUNNING' or (device_id is not null and fence is not null and started_at is not null)),
    check ((idempotency_key is null) = (request_digest is null))
);

create index run_by_age on run (created_at desc, id desc);
create index run_queue on run (created_at, id) where state = 'QUEUED';
create index run_at_work on run (device_id) where state = 'RUNNING';
create index run_of_network on run (fingerprint);
create index run_of_experiment on run (experiment_id);
