-- What a bench finds out beside the latency, in the transaction that writes the measurement. Runs measured before have none.
create table anatomy (
    run_id     uuid primary key references measurement,
    -- Median of each node of the network's graph, in its order.
    node_ms    double precision[] not null check (cardinality(node_ms) >= 1),
    after_ms   double precision   not null,
    forward_ms double precision   not null,
    plain_ms   double precision   not null,
    forwards   integer            not null check (forwards >= 1),
    clock_ms   double precision   not null,
    memory     jsonb,
    counters   jsonb
);

alter table run add column counters boolean not null default false;

-- Whether a device's worker can collect hardware counters, and which, or why not; null until one has looked.
alter table device
    add column counters       boolean,
    add column counters_words text,
    add check ((counters is null) = (counters_words is null));
