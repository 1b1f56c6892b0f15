-- NASWOT, SynFlow and GradNorm depend on nothing but the network and the seed, so that each is computed once. The request
-- is the queue, too: a worker claims a row; whose result counts does not matter, because any would be the same.
create table signal_request (
    fingerprint     varchar(64) not null references network,
    seed            integer     not null check (seed >= 0),
    state           varchar(16) not null check (state in ('QUEUED', 'RUNNING', 'FINISHED', 'FAILED')),
    asked_at        timestamptz not null,
    device_id       varchar(64),
    fence           bigint,
    attempt         integer     not null default 0,
    started_at      timestamptz,
    finished_at     timestamptz,
    failure_code    varchar(64),
    failure_message text,
    primary key (fingerprint, seed),
    check ((state in ('FINISHED', 'FAILED')) = (finished_at is not null)),
    check ((state = 'FAILED') = (failure_code is not null)),
    check (state <> 'RUNNING' or (device_id is not null and fence is not null and started_at is not null))
);

create index signal_queue on signal_request (asked_at, fingerprint, seed) where state in ('QUEUED', 'RUNNING');

-- Null where a value is no finite number, as when two images look alike to NASWOT.
create table network_signal (
    fingerprint varchar(64) not null,
    seed        integer     not null,
    signal      varchar(16) not null check (signal in ('naswot', 'synflow', 'gradnorm')),
    value       double precision check (value not in ('NaN', 'Infinity', '-Infinity')),
    primary key (fingerprint, seed, signal),
    foreign key (fingerprint, seed) references signal_request
);
