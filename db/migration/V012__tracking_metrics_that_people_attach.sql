-- What people know of a network, or of one run of it, and Overtone does not measure: accuracy, energy, whatever is a
-- number. Every value stays with its source; the latest of a name stands.
create table metric (
    id          uuid primary key default uuidv7(),
    fingerprint varchar(64) references network,
    run_id      uuid references run,
    name        varchar(64)      not null check (name ~ '^[A-Za-z][A-Za-z0-9_.@/-]*$'),
    value       double precision not null check (value not in ('NaN', 'Infinity', '-Infinity')),
    unit        varchar(32)      not null,
    source      varchar(500)     not null,
    attached_at timestamptz      not null,
    check (num_nonnulls(fingerprint, run_id) = 1)
);

create index metric_of_network on metric (fingerprint, name, attached_at desc, id desc) where fingerprint is not null;
create index metric_of_run on metric (run_id, name, attached_at desc, id desc) where run_id is not null;
create index metric_by_name on metric (name);
