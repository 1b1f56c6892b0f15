-- Runs of one request: a sweep varies one axis of one network, a set measures several networks side by side.
-- together says that one process takes turns between them, in random order.
create table series (
    id              uuid primary key default uuidv7(),
    title           varchar(200) not null check (length(title) > 0),
    axis            varchar(64),
    together        boolean      not null,
    created_at      timestamptz  not null,
    idempotency_key varchar(255) unique,
    request_digest  varchar(64),
    check ((idempotency_key is null) = (request_digest is null))
);

create index series_by_age on series (created_at desc, id desc);

-- series_value is where on the axis of a sweep the run stands.
alter table run
    add series_id       uuid references series,
    add series_position integer check (series_position >= 0),
    add series_value    double precision,
    add check ((series_id is null) = (series_position is null)),
    add unique (series_id, series_position);
