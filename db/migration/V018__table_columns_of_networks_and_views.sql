-- What tables of runs filter, order and group by of a network's form; kept by the database from the form itself, so that
-- they cannot differ from it. multiplier is a HarDNet's alone.
create function layers_of_blocks(spec jsonb) returns integer
    language sql immutable strict parallel safe
    return (select sum(cast(block ->> 'depth' as integer)) from jsonb_array_elements(spec -> 'blocks') as block);

alter table network
    add column input_height integer generated always as (cast(spec -> 'input' ->> 'height' as integer)) stored,
    add column input_width  integer generated always as (cast(spec -> 'input' ->> 'width' as integer)) stored,
    add column multiplier   double precision generated always as (cast(spec ->> 'multiplier' as double precision)) stored,
    add column growth_rate  integer generated always as (cast(spec -> 'blocks' -> 0 ->> 'growthRate' as integer)) stored,
    add column depth        integer generated always as (layers_of_blocks(spec)) stored;

-- A table as somebody keeps it: filter, columns, order, groups. A private one is its owner's alone; a shared one is
-- everybody's who may see its project, and everybody's without one.
create table view (
    id         uuid primary key default uuidv7(),
    project_id uuid references project on delete cascade,
    person_id  uuid         not null references person on delete cascade,
    name       varchar(200) not null check (length(name) > 0),
    shared     boolean      not null,
    page       varchar(32)  not null check (page in ('runs')),
    state      json         not null,
    created_at timestamptz  not null,
    updated_at timestamptz  not null
);

create index view_of_person on view (person_id, page);
create index view_of_project on view (project_id, page) where shared;

-- What follows was chosen from EXPLAIN at 100,000 runs. Rows of run and measurement are wide (forms, environments, samples):
-- reading all of them for one figure costs ten times what the figures alone do. So these two hold what tables filter, order
-- and group by, and are read instead of the tables.
create index run_listed on run (created_at desc, id desc)
    include (fingerprint, state, project_id, experiment_id, series_id, batch_size, "precision", runtime, threads, protocol,
             device_id, wanted_device_id, started_at, finished_at, pinned)
    where trashed_at is null and archived_at is null;

create index measurement_figures on measurement (run_id)
    include (profile_id, profile_name, p50, p90, p95, p99, mean, stddev, iqr, min, max, samples, verdict, throughput,
             peak_memory_bytes);

-- The few runs of a tag are found without looking at all the others.
create index run_by_tag on run using gin (tags) where trashed_at is null;

-- All that is known of one metric, for a column of it.
create index metric_figures on metric (name, run_id, fingerprint, attached_at desc, id desc) include (value);
drop index metric_by_name;
