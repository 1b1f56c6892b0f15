-- PAUSED: takes no run for now. DRAINING: takes none and is asked for none, because it is about to go.
alter table device
    add standing            varchar(16) not null default 'TAKING' check (standing in ('TAKING', 'PAUSED', 'DRAINING')),
    add standing_since      timestamptz,
    add held_since          timestamptz,
    add calibration_asked   timestamptz,
    add calibration_trouble text;

-- Every figure of every calibration, in operations or bytes a second. The device's own row keeps the best two that
-- rooflines are drawn from.
create table calibration (
    device_id  varchar(64)      not null references device,
    taken_at   timestamptz      not null,
    figure     varchar(16)      not null,
    profile_id varchar(64)      not null,
    per_second double precision not null check (per_second > 0),
    primary key (device_id, taken_at, figure)
);

insert into calibration (device_id, taken_at, figure, profile_id, per_second)
select id, seen_at, figure, profile_id, per_second
from device, lateral (values ('fp32', peak_operations), ('update', peak_bytes)) as peak (figure, per_second)
where per_second is not null;

-- A latency that moved since other software measured the same network on the same hardware in the same way. Written with
-- the measurement: neither ever changes, and lists show it without comparing anything.
create table movement (
    run_id     uuid primary key references measurement,
    against_id uuid             not null references measurement,
    ratio      double precision not null check (ratio > 0),
    low        double precision not null,
    high       double precision not null,
    changed    json             not null,
    check (low <= ratio and ratio <= high)
);

create index run_on_device on run (device_id, finished_at desc);
