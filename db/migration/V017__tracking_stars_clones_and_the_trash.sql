-- Which runs somebody wants to find again; everybody has their own.
create table star (
    person_id  uuid        not null references person on delete cascade,
    run_id     uuid        not null references run on delete cascade,
    starred_at timestamptz not null default now(),
    primary key (person_id, run_id)
);

create index star_of_run on star (run_id);

-- cloned_from is the run that this one was filled in from.
alter table run
    add cloned_from uuid references run on delete set null,
    add constraint run_has_few_tags check (cardinality(tags) <= 20);

create index run_cloned_from on run (cloned_from) where cloned_from is not null;
create index experiment_of_project on experiment (project_id);
create index experiment_in_trash on experiment (trashed_at) where trashed_at is not null;

-- A purged run takes with it what was found out about it alone. A movement is held against another run, and is worth
-- nothing without it; a search's trial keeps the value that it got.
alter table measurement
    drop constraint measurement_run_id_fkey,
    add foreign key (run_id) references run on delete cascade;

alter table anatomy
    drop constraint anatomy_run_id_fkey,
    add foreign key (run_id) references measurement on delete cascade;

alter table movement
    drop constraint movement_run_id_fkey,
    drop constraint movement_against_id_fkey,
    add foreign key (run_id) references measurement on delete cascade,
    add foreign key (against_id) references measurement on delete cascade;

create index movement_against on movement (against_id);

alter table metric
    drop constraint metric_run_id_fkey,
    add foreign key (run_id) references run on delete cascade;

alter table search_trial
    drop constraint search_trial_run_id_fkey,
    drop constraint search_trial_search_id_fkey,
    add foreign key (run_id) references run on delete set null,
    add foreign key (search_id) references search on delete cascade;

alter table search_objective
    drop constraint search_objective_search_id_fkey,
    add foreign key (search_id) references search on delete cascade;

alter table search_constraint
    drop constraint search_constraint_search_id_fkey,
    add foreign key (search_id) references search on delete cascade;

create index series_of_project on series (project_id);
create index search_of_project on search (project_id);

-- What emptying the trash took away. bytes is the sum of the rows' own sizes, not what the disk got back.
create table purge (
    id          uuid primary key default uuidv7(),
    purged_at   timestamptz not null default now(),
    asked_by    varchar(100),
    runs        integer     not null check (runs >= 0),
    experiments integer     not null check (experiments >= 0),
    projects    integer     not null check (projects >= 0),
    bytes       bigint      not null check (bytes >= 0)
);

create index purge_by_age on purge (purged_at desc, id desc);
